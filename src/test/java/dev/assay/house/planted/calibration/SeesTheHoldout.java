package dev.assay.house.planted.calibration;

import dev.assay.gold.HoldoutSet;

/** Breaks {@code fitting_never_sees_the_holdout}. */
record SeesTheHoldout(HoldoutSet answers) {}
