package dev.assay.house.planted.stats;

import dev.assay.rubric.Scale;

/** Breaks {@code statistics_know_only_java}: a statistic that speaks of rubrics. */
record NamesTheProduct(Scale scale) {}
