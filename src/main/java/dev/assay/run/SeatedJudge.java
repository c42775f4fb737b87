package dev.assay.run;

import dev.assay.judge.Judge;

/**
 * A judge ready to work in a run.
 *
 * @param concurrency how many questions it may be asked at once, at least 1
 */
public record SeatedJudge(Seat seat, Judge judge, int concurrency) {

    public SeatedJudge {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is at least 1, was " + concurrency);
        }
    }
}
