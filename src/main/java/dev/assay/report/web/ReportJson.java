package dev.assay.report.web;

import dev.assay.agreement.web.AgreementView;
import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementGroup;
import dev.assay.disagreement.web.ClustersView;
import dev.assay.probe.web.ProbeResultView;
import dev.assay.report.JudgeProbe;
import dev.assay.report.RunReport;
import dev.assay.run.web.CostView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A report on the wire.
 *
 * @param whyNoAgreement present exactly without agreement
 * @param why clusters of the disagreements and their causes, of judges that give reasons
 * @param findings what else the calibration items show
 * @param costs of the judges that made calls
 * @param unscored by judge and {@code status/reason}, how many judgements have no label
 */
public record ReportJson(
        String run,
        String evalset,
        String rubric,
        String status,
        String headline,
        Optional<AgreementView> agreement,
        Optional<String> whyNoAgreement,
        List<GroupView> disagreements,
        Optional<ClustersView> why,
        List<String> findings,
        Map<String, Map<String, Integer>> unscored,
        List<CostView> costs,
        List<JudgeProbeView> robustness,
        ProvenanceView provenance) {

    /** Disagreements that confuse the same two labels. */
    public record GroupView(
            String judge,
            String criterion,
            String gold,
            String judged,
            String direction,
            int size,
            double share,
            List<MemberView> members) {

        static GroupView of(DisagreementGroup group) {
            return new GroupView(
                    group.judge(),
                    group.criterion(),
                    group.gold().text(),
                    group.judged().text(),
                    group.direction().word(),
                    group.size(),
                    group.share(),
                    group.members().stream().map(MemberView::of).toList());
        }
    }

    /** One of them. */
    public record MemberView(String itemId, Optional<String> rationale) {

        static MemberView of(Disagreement member) {
            return new MemberView(member.itemId(), member.rationale());
        }
    }

    /**
     * How a judge withstands the work that it judges.
     *
     * @param state {@code probed}, {@code not_probed} or {@code cannot_be_probed}
     * @param probes present exactly where it was probed
     */
    public record JudgeProbeView(String judge, String state, Optional<ProbeResultView> probes) {

        static JudgeProbeView of(JudgeProbe probe) {
            return new JudgeProbeView(
                    probe.judge(),
                    probe.state().name().toLowerCase(Locale.ROOT),
                    probe.result().map(ProbeResultView::of));
        }
    }

    /** What would be needed to compute the report again. */
    public record ProvenanceView(
            Optional<String> gold,
            Optional<String> goldFingerprint,
            int looks,
            Map<String, String> judges,
            long seed,
            double confidenceLevel,
            String version,
            String auditHead,
            Instant at) {}

    static ReportJson of(RunReport report) {
        RunReport.Provenance provenance = report.provenance();
        Map<String, String> judges = new TreeMap<>();
        provenance.identities().forEach((judge, identity) -> judges.put(judge, identity.value()));
        Map<String, Map<String, Integer>> unscored = new TreeMap<>();
        report.unscored().forEach((judge, reasons) -> unscored.put(judge, reasons.counts()));
        return new ReportJson(
                report.run().id(),
                report.run().evalset(),
                report.run().rubric().toString(),
                report.run().state().word(),
                report.headline(),
                report.agreement()
                        .map(agreement -> AgreementView.of(
                                report.run().id(),
                                provenance.gold().map(gold -> gold.id()).orElse(""),
                                provenance.looks(),
                                agreement)),
                report.whyNoAgreement(),
                report.disagreements().stream().map(GroupView::of).toList(),
                report.agreement()
                        .map(agreement -> ClustersView.of(report.run().id(), agreement.split(), report.clusters())),
                report.findings(),
                unscored,
                report.costs().stream().map(CostView::of).toList(),
                JudgeProbe.of(report).stream().map(JudgeProbeView::of).toList(),
                new ProvenanceView(
                        provenance.gold().map(gold -> gold.id()),
                        provenance.gold().map(gold -> gold.fingerprint().value()),
                        provenance.looks(),
                        judges,
                        provenance.seed(),
                        provenance.confidenceLevel(),
                        provenance.version(),
                        provenance.auditHead(),
                        provenance.at()));
    }
}
