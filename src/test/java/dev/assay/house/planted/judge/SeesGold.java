package dev.assay.house.planted.judge;

import dev.assay.gold.GoldLabel;

/** Breaks {@code judges_never_see_gold}. */
record SeesGold(GoldLabel answer) {}
