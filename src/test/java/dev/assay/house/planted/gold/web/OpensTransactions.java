package dev.assay.house.planted.gold.web;

import jakarta.transaction.Transactional;

/** Breaks {@code transactions_only_in_stores} on a class. */
@Transactional
class OpensTransactions {}
