package dev.assay.house.planted.edge;

import dev.assay.house.planted.gold.KnowsEvalset;

/** Breaks {@code imports_go_down_only}: edge knows no room above the lowest step. */
public record KnowsARoom(KnowsEvalset gold) {}
