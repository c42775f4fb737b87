package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.calibration.Calibration;
import dev.assay.calibration.store.Calibrations;
import dev.assay.certificate.Certificate;
import dev.assay.certificate.web.JudgeStanding;
import dev.assay.defects.DefectSample;
import dev.assay.defects.ReleaseErrorRates;
import dev.assay.defects.web.DefectSamples;
import dev.assay.evalset.EvalSet;
import dev.assay.gate.AuditPlanner;
import dev.assay.gate.AuditSource;
import dev.assay.gate.EvidenceSource;
import dev.assay.gate.FixedSource;
import dev.assay.gate.HardFailSource;
import dev.assay.gate.Metric;
import dev.assay.gate.Reading;
import dev.assay.gate.Subject;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of a release itself: its verdicts, and its own audit where it has one. */
@ApplicationScoped
class ReleaseEvidence {

    private static final Reading NO_DEFECTS =
            new Reading.Missing("the scale has no good side, so that nothing is a defect");

    private final Calibrations calibrations;
    private final DefectSamples defects;
    private final ReleaseErrorRates errorRates;
    private final UnauditedItems unaudited;

    ReleaseEvidence(
            Calibrations calibrations, DefectSamples defects, ReleaseErrorRates errorRates, UnauditedItems unaudited) {
        this.calibrations = calibrations;
        this.defects = defects;
        this.errorRates = errorRates;
        this.unaudited = unaudited;
    }

    /**
     * A release as one judge and its auditors see it.
     *
     * @param judge the judge's id
     * @param calibration whose probabilities were used
     * @param basis the release, in words
     * @param toAudit items without gold
     */
    record Release(
            String judge,
            DefectSamples.Gathered gathered,
            Optional<Calibration> calibration,
            String basis,
            AuditPlanner.Pool toAudit) {

        /** What the defect rates of a subject are estimated from. */
        EvidenceSource audit(Subject subject) {
            DefectSample sample = gathered.samples().get(subject.criterion().orElseThrow());
            return sample == null
                    ? new FixedSource(Map.of(Metric.RATE_CORRECTED, NO_DEFECTS, Metric.RATE_AUDITED, NO_DEFECTS))
                    : new AuditSource(sample, basis);
        }

        /** @param confidenceLevel one-sided, of the bound beside a count of zero */
        EvidenceSource hardFails(Subject subject, double confidenceLevel) {
            return new HardFailSource(new HardFails(gathered.rubric(), gathered).of(subject), confidenceLevel, basis);
        }
    }

    /** Gathers a release; opening its gold is a look. */
    Release of(Caller caller, Run run, EvalSet evalSet, Seat seat, JudgeStanding.Found found) {
        Optional<Calibration> calibration = calibration(caller, run, seat, found);
        DefectSamples.Gathered gathered = defects.of(caller, run, seat, calibration, errorRates.of(caller, run, seat));
        Set<String> audited = gathered.audit()
                .map(audit ->
                        audit.items().stream().map(item -> item.item().id()).collect(Collectors.toSet()))
                .orElse(Set.of());
        return new Release(
                seat.judge(),
                gathered,
                calibration,
                "release " + evalSet.release().orElse(evalSet.id()),
                unaudited.allBut(caller, run.evalset(), audited));
    }

    /** A calibration of this run where it has one, else that of the certificate. */
    private Optional<Calibration> calibration(Caller caller, Run run, Seat seat, JudgeStanding.Found found) {
        return calibrations
                .newest(caller.workspace(), run.id(), seat.judge())
                .or(() -> found.certificate()
                        .flatMap(Certificate::calibration)
                        .flatMap(id -> calibrations.find(caller.workspace(), id)))
                .map(Calibrations.Kept::calibration);
    }
}
