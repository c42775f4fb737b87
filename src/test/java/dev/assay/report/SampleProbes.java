package dev.assay.report;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.probe.Probe;
import dev.assay.probe.ProbeRate;
import dev.assay.probe.ProbeResult;
import dev.assay.probe.ProbeRun;
import dev.assay.probe.Robustness;
import dev.assay.run.Run;
import dev.assay.run.RunState;
import dev.assay.run.Seat;
import dev.assay.stats.Estimate;
import dev.assay.stats.Proportion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sample reports with what probes found out. */
public final class SampleProbes {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private SampleProbes() {}

    /** One judge was probed on one criterion: 30 of 120 attacks worked, 2 of 40 changes flipped the label. */
    public static RunReport probed(String judge) {
        RunReport report = SampleReports.catalog();
        Robustness rates = new Robustness(
                report.rubric().criteria().get(0).id(),
                rate(30, 120, Map.of("ambiguous", 12)),
                rate(2, 40, Map.of()),
                rate(0, 20, Map.of()),
                Proportion.estimate(0, 18, 0.95),
                Estimate.undefined("no variants", 0),
                List.of(
                        new Robustness.Family("naive", Probe.Kind.ATTACK, rate(0, 40, Map.of())),
                        new Robustness.Family("threat", Probe.Kind.ATTACK, rate(10, 40, Map.of())),
                        new Robustness.Family("combined", Probe.Kind.ATTACK, rate(20, 40, Map.of("ambiguous", 12)))));
        ProbeRun run = new ProbeRun(
                "run_probe1",
                judge,
                CanonicalContent.of("judged").fingerprint("judged"),
                report.rubric().ref(),
                report.run().evalset(),
                CanonicalContent.of("probes").fingerprint("probes"),
                20,
                AT);
        return report.withProbes(Map.of(
                judge,
                new ProbeResult(
                        run,
                        "probes-0a1b2c3d",
                        RunState.SUCCEEDED,
                        Set.of("model-1"),
                        Optional.of(AT),
                        List.of(rates))));
    }

    /** All judges are asked in words, and nobody has probed them. */
    public static RunReport notProbed() {
        RunReport report = SampleReports.catalog();
        Run run = report.run();
        return new RunReport(
                new Run(
                        run.id(),
                        run.evalset(),
                        run.evalsetContent(),
                        run.rubric(),
                        run.rubricContent(),
                        run.judges().stream().map(SampleProbes::askedInWords).toList(),
                        run.state(),
                        run.statusReason(),
                        run.itemLimit(),
                        run.seed(),
                        run.budget(),
                        run.tags(),
                        run.progress(),
                        run.calls(),
                        run.models(),
                        run.spentMicros(),
                        run.reservedMicros(),
                        run.createdBy(),
                        run.createdAt(),
                        run.startedAt(),
                        run.finishedAt()),
                report.rubric(),
                report.headline(),
                report.agreement(),
                report.whyNoAgreement(),
                report.disagreements(),
                report.unscored(),
                report.costs(),
                report.provenance());
    }

    private static Seat askedInWords(Seat seat) {
        return seat.askedWith(CanonicalContent.of("prompt").fingerprint("prompt"), Optional.empty(), seat.currency());
    }

    private static ProbeRate rate(int hits, int n, Map<String, Integer> unscored) {
        return new ProbeRate(Proportion.estimate(hits, n, 0.95), hits, n, 0, 0, 0, unscored);
    }
}
