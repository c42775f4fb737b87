package dev.assay.house.planted.stats;

import org.tribuo.Model;

/** Breaks {@code statistics_know_only_java}: a classifier outside of {@code stats.learn}. */
record LearnsOutsideLearn(Model<?> model) {}
