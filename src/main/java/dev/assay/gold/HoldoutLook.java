package dev.assay.gold;

import dev.assay.fingerprint.Fingerprint;
import java.time.Instant;

/**
 * The first evaluation of a judge, prompt and rubric on a holdout. Reading or evaluating the same again is the same
 * look.
 *
 * @param goldSet the id of the gold set looked at
 * @param of identifies judge, prompt and rubric together
 * @param number how many looks this holdout has had including this one, from 1
 */
public record HoldoutLook(String goldSet, Fingerprint of, int number, String by, Instant at) {}
