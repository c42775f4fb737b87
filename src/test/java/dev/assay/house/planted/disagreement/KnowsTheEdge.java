package dev.assay.house.planted.disagreement;

import dev.assay.house.planted.edge.KnowsARoom;

/** Breaks {@code imports_go_down_only}: only doors use edge. */
record KnowsTheEdge(KnowsARoom edge) {}
