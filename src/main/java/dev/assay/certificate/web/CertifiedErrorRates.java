package dev.assay.certificate.web;

import dev.assay.access.Caller;
import dev.assay.agreement.JudgedPairs;
import dev.assay.agreement.Metric;
import dev.assay.certificate.Certificate;
import dev.assay.defects.ErrorRates;
import dev.assay.defects.ReleaseErrorRates;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.rubric.Criterion;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Runs;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.rates.ObservedShare;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A judge's error rates on the release that it is certified on, while that certificate holds. */
@ApplicationScoped
public class CertifiedErrorRates implements ReleaseErrorRates {

    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final Runs runs;
    private final JudgeStanding standings;
    private final HeldOutGold heldOut;

    CertifiedErrorRates(EvalSets evalSets, GoldSets goldSets, Runs runs, JudgeStanding standings, HeldOutGold heldOut) {
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.runs = runs;
        this.standings = standings;
        this.heldOut = heldOut;
    }

    @Override
    public Map<String, ErrorRates> of(Caller caller, Run run, Seat seat) {
        EvalSet evalSet = evalSets.require(caller.workspace(), run.evalset());
        JudgeStanding.Found found = standings.of(caller, run, evalSet, seat);
        Map<String, ErrorRates> rates = new LinkedHashMap<>();
        if (!found.holds() || found.certificate().orElseThrow().evalset().equals(run.evalset())) {
            return rates;
        }
        Certificate held = found.certificate().get();
        Run certified = runs.require(caller.workspace(), held.run());
        GoldSet gold = goldSets.find(caller.workspace(), held.goldSet()).orElseThrow();
        HeldOutGold.Opened opened =
                heldOut.open(caller, certified, certified.seat(held.judge()).orElseThrow(), gold);
        for (Criterion criterion : opened.rubric().criteria()) {
            JudgedPairs pairs = opened.pairs(criterion, opened.blind().items());
            if (pairs.hasGoodSide()) {
                rates.put(
                        criterion.id(),
                        new ErrorRates(
                                share(pairs, Metric.SENSITIVITY), share(pairs, Metric.SPECIFICITY), held.evalset()));
            }
        }
        return rates;
    }

    private static Optional<ObservedShare> share(JudgedPairs pairs, Metric metric) {
        return pairs.metric(metric, BootstrapPlan.seeded(0)).flatMap(CertifiedErrorRates::share);
    }

    private static Optional<ObservedShare> share(Estimate estimate) {
        return estimate.fold(
                known -> Optional.of(new ObservedShare(
                        known.pointValue(),
                        known.n(),
                        known.interval()
                                .fold(bounds -> bounds.nEffective().orElse(known.n()), none -> (double) known.n()))),
                undefined -> Optional.empty());
    }
}
