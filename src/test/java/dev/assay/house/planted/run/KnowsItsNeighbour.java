package dev.assay.house.planted.run;

import dev.assay.house.planted.gold.KnowsEvalset;

/** Breaks {@code imports_go_down_only}: rooms on the same step do not know each other. */
record KnowsItsNeighbour(KnowsEvalset gold) {}
