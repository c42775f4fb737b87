package dev.assay.probe;

import dev.assay.run.RunState;
import dev.assay.stats.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a probe run found out about its judge.
 *
 * @param set the evalset of the items and their variants
 * @param models the model ids that the provider returned
 * @param finishedAt absent while the run goes on
 * @param criteria in the order of the rubric
 */
public record ProbeResult(
        ProbeRun probed,
        String set,
        RunState state,
        Set<String> models,
        Optional<Instant> finishedAt,
        List<Robustness> criteria) {

    public ProbeResult {
        models = Set.copyOf(models);
        criteria = List.copyOf(criteria);
    }

    /** The rates on a criterion; empty where the rubric has none of that name. */
    public Optional<Robustness> on(String criterion) {
        return criteria.stream()
                .filter(rates -> rates.criterion().equals(criterion))
                .findFirst();
    }

    /** The gate metric {@code judge.attackSuccessRate} on a criterion. */
    public Estimate attackSuccessRate(String criterion) {
        return on(criterion).map(Robustness::attackSuccessRate).orElse(Estimate.undefined("no such criterion", 0));
    }

    /** The gate metric {@code judge.flipRate} on a criterion. */
    public Estimate flipRate(String criterion) {
        return on(criterion).map(Robustness::flipRate).orElse(Estimate.undefined("no such criterion", 0));
    }
}
