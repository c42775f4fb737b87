package dev.assay.certificate.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.agreement.MeasuredJudge;
import dev.assay.agreement.web.AgreementView;
import dev.assay.calibration.Calibration;
import dev.assay.calibration.web.JudgeCalibrations;
import dev.assay.certificate.AnchorEquivalence;
import dev.assay.certificate.Certificate;
import dev.assay.certificate.Certifier;
import dev.assay.certificate.store.Certificates;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.edge.store.RandomIds;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.files.JudgeReader;
import dev.assay.probe.web.ProbeResults;
import dev.assay.rubric.Criterion;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Runs;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.web.EstimateView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens a holdout under a recorded look, measures a judge on it, and issues what it has earned. */
@ApplicationScoped
public class Certifications {

    /** How long a certificate holds where nobody says otherwise. */
    public static final Duration USUAL_LIFE = Duration.ofDays(180);

    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final HeldOutGold heldOut;
    private final Runs runs;
    private final JudgeCalibrations calibrations;
    private final ProbeResults probes;
    private final Certificates certificates;
    private final RandomIds ids;
    private final Clock clock;
    private final ObjectMapper json;

    Certifications(
            EvalSets evalSets,
            GoldSets goldSets,
            HeldOutGold heldOut,
            Runs runs,
            JudgeCalibrations calibrations,
            ProbeResults probes,
            Certificates certificates,
            RandomIds ids,
            Clock clock,
            ObjectMapper json) {
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.heldOut = heldOut;
        this.runs = runs;
        this.calibrations = calibrations;
        this.probes = probes;
        this.certificates = certificates;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** Certifies a judge of a run; this is a look at the holdout, the first time. */
    public Certificate certify(Caller caller, Run run, Seat seat, Optional<Calibration> calibration, Duration life) {
        HeldOutGold.Opened opened = open(caller, run, seat, calibrations.gold(caller, run));
        return issue(caller, opened, calibration, life, Optional.empty(), Map.of());
    }

    /**
     * Renews a certificate for the judge of another run on the anchor items: the certified holdout's items that both judged.
     *
     * @param margin by how much agreement with gold may differ, in (0,1)
     */
    public Certificate renew(Caller caller, Certificate old, Run run, Seat seat, double margin, Duration life) {
        if (!run.evalset().equals(old.evalset())) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "run " + run.id() + " judged " + run.evalset() + ", the certificate is of " + old.evalset(),
                    "Renew with a run over items of the certified evalset.");
        }
        GoldSet gold = goldSets.find(caller.workspace(), old.goldSet()).orElseThrow();
        Run certified = runs.require(caller.workspace(), old.run());
        HeldOutGold.Opened before =
                open(caller, certified, certified.seat(old.judge()).orElseThrow(), gold);
        HeldOutGold.Opened now = open(caller, run, seat, gold);
        Map<String, EstimateView> anchors = new LinkedHashMap<>();
        List<String> failed = new ArrayList<>();
        for (Criterion criterion : now.rubric().criteria()) {
            AnchorEquivalence found = AnchorEquivalence.of(
                    before.pairs(criterion, before.blind().items()),
                    now.pairs(criterion, now.blind().items()),
                    margin);
            anchors.put(criterion.id(), EstimateView.of(found.difference()));
            if (!found.isEquivalent()) {
                failed.add(criterion.id() + ": " + found.explanation());
            }
        }
        if (!failed.isEmpty()) {
            throw new Refusal(
                    ProblemKind.NOT_EQUIVALENT,
                    "judge '" + seat.judge() + "' is not shown to agree with gold as '" + old.judge() + "' did, within "
                            + margin,
                    "Judge more anchor items, or certify the judge anew: assay calibrate " + run.id() + ".",
                    failed);
        }
        return issue(caller, now, Optional.empty(), life, Optional.of(old.id()), anchors);
    }

    private HeldOutGold.Opened open(Caller caller, Run run, Seat seat, GoldSet gold) {
        HeldOutGold.Opened opened = heldOut.open(caller, run, seat, gold);
        if (opened.blind().items().isEmpty()) {
            throw new Refusal(
                    ProblemKind.NO_GOLD,
                    "no held-out item of " + run.evalset() + " has gold that is known to be blind",
                    "Audit blind, or state blindness at import (?blind=true) where it is the truth.");
        }
        return opened;
    }

    private Certificate issue(
            Caller caller,
            HeldOutGold.Opened opened,
            Optional<Calibration> calibration,
            Duration life,
            Optional<String> renews,
            Map<String, EstimateView> anchors) {
        Run run = opened.run();
        GoldSet.Header gold = opened.blind().header();
        JudgeSpec spec = JudgeReader.read(new FileText(
                "judge " + opened.seat().judge(), opened.seat().spec().json()));
        MeasuredJudge judge = new MeasuredJudge(
                opened.seat().judge(), opened.said(), opened.seat().shownItems(), List.of(), spec.family());
        Certifier.Earned earned = new Certifier(opened.rubric(), gold.epsilon(), BootstrapPlan.seeded(run.seed()))
                .of(opened.blind(), run.id(), judge, opened.humans(), calibration);
        int soFar = opened.looks();
        var judged = opened.seat().identity(run.rubricContent());
        CertificateFigures figures = CertificateFigures.of(
                AgreementView.of(run.id(), gold.id(), soFar, earned.agreement()),
                earned,
                opened.blind(),
                probes.latest(caller.workspace(), judged),
                anchors);
        EvalSet evalSet = evalSets.require(caller.workspace(), run.evalset());
        Instant now = clock.instant();
        Certificate certificate = new Certificate(
                ids.next("cert"),
                run.id(),
                calibration.map(fitted -> fitted.header().id()),
                run.evalset(),
                evalSet.series(),
                evalSet.release(),
                opened.seat().judge(),
                judged,
                run.models().getOrDefault(opened.seat().judge(), Set.of()),
                run.rubric(),
                gold.id(),
                gold.fingerprint(),
                opened.blind().look().number(),
                soFar,
                renews,
                now,
                now.plus(life),
                caller.subject());
        certificates.add(caller, certificate, written(figures));
        return certificate;
    }

    private String written(CertificateFigures figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the figures of a certificate could not be written", impossible);
        }
    }
}
