package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.calibration.web.JudgeCalibrations;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gate.EvidenceSource;
import dev.assay.gate.FixedSource;
import dev.assay.gate.Levelled;
import dev.assay.gate.Metric;
import dev.assay.gate.Reading;
import dev.assay.gate.ShareSource;
import dev.assay.gate.Subject;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.VerdictStatus;
import dev.assay.probe.ProbeResult;
import dev.assay.probe.web.ProbeResults;
import dev.assay.rubric.Rubric;
import dev.assay.run.Run;
import dev.assay.run.store.Judgements;
import dev.assay.stats.Estimate;
import dev.assay.stats.Proportion;
import dev.assay.stats.WilsonInterval;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run's own verdicts, costs and probes say, without any gold. */
@ApplicationScoped
class RunReadings {

    private static final int MICROS = 6;

    private final EvalSets evalSets;
    private final Judgements judgements;
    private final JudgeCalibrations verdicts;
    private final ProbeResults probes;

    RunReadings(EvalSets evalSets, Judgements judgements, JudgeCalibrations verdicts, ProbeResults probes) {
        this.evalSets = evalSets;
        this.judgements = judgements;
        this.verdicts = verdicts;
        this.probes = probes;
    }

    /** How many judgements of a judge have each status. */
    Map<VerdictStatus, Long> counts(Caller caller, Run run, String judge) {
        Map<VerdictStatus, Long> counts = new EnumMap<>(VerdictStatus.class);
        judgements
                .of(
                        caller.workspace(),
                        run.id(),
                        new Judgements.Filter(Optional.empty(), Optional.of(judge), Optional.empty()))
                .forEach(kept -> counts.merge(kept.judgement().verdict().status(), 1L, Long::sum));
        return counts;
    }

    /** Cost and share of unscored judgements of the whole run. */
    Optional<EvidenceSource> ofRun(Caller caller, Run run) {
        long unscored = run.progress().unreadable() + run.progress().failed();
        long done = run.progress().done();
        if (done == 0) {
            return Optional.empty();
        }
        double cost = BigDecimal.valueOf(run.spentMicros(), MICROS).doubleValue();
        return Optional.of(new FixedSource(Map.of(
                Metric.COST,
                new Reading.Counted(cost, done, 0, "calls of " + run.id(), ""),
                Metric.UNSCORED_RATE,
                new Reading.Measured(
                        new Levelled(level -> Proportion.estimate(unscored, done, level)),
                        Reading.Support.of(done),
                        "judgements of " + run.id()))));
    }

    /** How often a judge abstains, by item and criterion. */
    EvidenceSource abstained(Caller caller, Run run, Rubric rubric, Subject subject) {
        ReleaseTransport.SaidOfAll all =
                saidOfAll(caller, run, rubric, subject.judge().orElseThrow());
        List<ShareSource.Case> cases = new ArrayList<>();
        for (CombinedJudgement said : all.said()) {
            Item item = all.items().get(said.itemId());
            boolean concerns = subject.criterion().map(said.criterion()::equals).orElse(true);
            if (concerns && item != null) {
                cases.add(new ShareSource.Case(item, said.verdict().status() == VerdictStatus.ABSTAINED));
            }
        }
        return new ShareSource(cases, "verdicts of " + run.id());
    }

    /** What a judge said of all items of a run. */
    ReleaseTransport.SaidOfAll saidOfAll(Caller caller, Run run, Rubric rubric, String judge) {
        Map<String, Item> items = new HashMap<>();
        evalSets.items(caller.workspace(), run.evalset()).forEach(item -> items.put(item.id(), item));
        return new ReleaseTransport.SaidOfAll(
                items, verdicts.said(caller.workspace(), run, rubric, judge, items.keySet()));
    }

    /** What the newest finished probes found. */
    EvidenceSource probes(Caller caller, Fingerprint judged, Subject subject) {
        Optional<ProbeResult> found = probes.latest(caller.workspace(), judged);
        if (found.isEmpty()) {
            Reading missing =
                    new Reading.Missing("the judge was never probed with this prompt and rubric: assay judge probe "
                            + subject.judge().orElse(""));
            return new FixedSource(Map.of(Metric.ATTACK_SUCCESS_RATE, missing, Metric.FLIP_RATE, missing));
        }
        String criterion = subject.criterion().orElseThrow();
        String basis = "probes of " + found.get().probed().run();
        return new FixedSource(Map.of(
                Metric.ATTACK_SUCCESS_RATE,
                rate(found.get().attackSuccessRate(criterion), basis),
                Metric.FLIP_RATE,
                rate(found.get().flipRate(criterion), basis)));
    }

    /** A probe's rate at any level: its bounds are Wilson's on the effective number of items. */
    private static Reading rate(Estimate rate, String basis) {
        return rate.fold(
                known -> new Reading.Measured(
                        new Levelled(level -> known.interval()
                                .fold(
                                        bounds -> Estimate.known(
                                                known.pointValue(),
                                                WilsonInterval.of(
                                                        known.pointValue(),
                                                        bounds.nEffective().orElse(known.n()),
                                                        level),
                                                known.n()),
                                        none -> (Estimate) known)),
                        Reading.Support.of(known.n()),
                        basis),
                undefined -> new Reading.Missing(undefined.reason()));
    }
}
