package dev.assay.judge;

import dev.assay.evalset.Item;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;

/** One thing that a judge is asked: a criterion of a rubric about an item, for one sample, in one order. */
public record Question(Rubric rubric, Criterion criterion, Item item, Slot slot) {}
