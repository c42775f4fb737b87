package dev.assay.house.planted.run;

import jakarta.transaction.Transactional;

/** Breaks {@code transactions_only_in_stores} on a method. */
class OpensATransaction {

    @Transactional
    void judge() {}
}
