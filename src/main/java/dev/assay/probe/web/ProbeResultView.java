package dev.assay.probe.web;

import dev.assay.probe.ProbeRate;
import dev.assay.probe.ProbeResult;
import dev.assay.probe.Robustness;
import dev.assay.stats.web.EstimateView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The result of a probe run on the wire.
 *
 * @param identity of judge, prompt and rubric together
 * @param evalset whose items were probed
 * @param probeSet the evalset of the items and their variants
 * @param probes identifies the probes that were used
 * @param items how many items were probed
 * @param models the model ids that the provider returned
 * @param finishedAt absent while the run goes on
 * @param caveat what the rates do not say
 */
public record ProbeResultView(
        String run,
        String status,
        String judge,
        String identity,
        String rubric,
        String evalset,
        String probeSet,
        String probes,
        int items,
        List<String> models,
        Instant openedAt,
        Optional<Instant> finishedAt,
        List<CriterionView> criteria,
        String caveat) {

    /** Stands beside every rate of attacks. */
    public static final String CAVEAT =
            "A rate of 0 says that these strings did not work on these items; it does not prove resistance.";

    /**
     * The rates on one criterion.
     *
     * @param copyFlipRate flips of verbatim copies: the judge's own noise
     * @param byChanceRate share of verbatim copies that got what an attack wants: what noise alone looks like
     * @param unattackedRate share of items that had what an attack wants without one
     */
    public record CriterionView(
            String criterion,
            EstimateView attackSuccessRate,
            CountsView attacks,
            EstimateView flipRate,
            CountsView flips,
            EstimateView copyFlipRate,
            CountsView copies,
            EstimateView byChanceRate,
            EstimateView unattackedRate,
            List<FamilyView> families) {

        static CriterionView of(Robustness rates) {
            return new CriterionView(
                    rates.criterion(),
                    EstimateView.of(rates.attackSuccessRate()),
                    CountsView.of(rates.attacks()),
                    EstimateView.of(rates.flipRate()),
                    CountsView.of(rates.flips()),
                    EstimateView.of(rates.copies().rate()),
                    CountsView.of(rates.copies()),
                    EstimateView.of(rates.byChance()),
                    EstimateView.of(rates.unattacked()),
                    rates.families().stream().map(FamilyView::of).toList());
        }
    }

    /** The rate of one family: of success for an attack, of flips for a neutral change. */
    public record FamilyView(String family, String kind, EstimateView rate, CountsView counts) {

        static FamilyView of(Robustness.Family family) {
            return new FamilyView(
                    family.probe(),
                    family.kind().word(),
                    EstimateView.of(family.rate().rate()),
                    CountsView.of(family.rate()));
        }
    }

    /**
     * What became of all variants.
     *
     * @param hits attacks that worked, or labels that changed
     * @param pending not judged yet, or their item is not
     * @param baseUnscored their item got no label unattacked
     * @param alreadyMet their item had what the attack wants unattacked
     * @param unscored without a label, by reason
     */
    public record CountsView(
            int variants, int hits, int pending, int baseUnscored, int alreadyMet, Map<String, Integer> unscored) {

        static CountsView of(ProbeRate rate) {
            return new CountsView(
                    rate.variants(),
                    rate.hits(),
                    rate.pending(),
                    rate.baseUnscored(),
                    rate.alreadyMet(),
                    rate.unscored());
        }
    }

    public static ProbeResultView of(ProbeResult result) {
        return new ProbeResultView(
                result.probed().run(),
                result.state().word(),
                result.probed().judge(),
                result.probed().identity().value(),
                result.probed().rubric().toString(),
                result.probed().evalset(),
                result.set(),
                result.probed().probes().value(),
                result.probed().items(),
                List.copyOf(new TreeSet<>(result.models())),
                result.probed().openedAt(),
                result.finishedAt(),
                result.criteria().stream().map(CriterionView::of).toList(),
                CAVEAT);
    }
}
