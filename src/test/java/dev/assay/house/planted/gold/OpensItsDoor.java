package dev.assay.house.planted.gold;

import dev.assay.house.planted.gold.store.OpenEntity;

/** Breaks {@code imports_go_down_only}: a pure room imports no door, not even its own. */
record OpensItsDoor(OpenEntity row) {}
