package dev.assay.certificate.web;

import dev.assay.access.Caller;
import dev.assay.certificate.Certificate;
import dev.assay.certificate.store.Certificates;
import dev.assay.evalset.EvalSet;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which certificate a judge holds for a release: its own, or that of another release of the series. */
@ApplicationScoped
public class JudgeStanding {

    private static final int LOOKED_THROUGH = 200;

    private final Certificates certificates;
    private final GoldSets goldSets;
    private final Clock clock;

    JudgeStanding(Certificates certificates, GoldSets goldSets, Clock clock) {
        this.certificates = certificates;
        this.goldSets = goldSets;
        this.clock = clock;
    }

    /**
     * A certificate and how it stands; both absent where the judge never had one for the series.
     *
     * @param certificate one that holds where there is any, else the newest
     */
    public record Found(Optional<Certificate> certificate, Optional<Certificate.Standing> standing) {

        /** Whether it can be relied on. */
        public boolean holds() {
            return standing.map(Certificate.Standing::holds).orElse(false);
        }
    }

    /** The certificate that a judge of a run is measured by: of its own release before another, newer before older. */
    public Found of(Caller caller, Run run, EvalSet evalSet, Seat seat) {
        List<Certificate> candidates = new ArrayList<>();
        List<Certificate> ofJudge = certificates.ofJudge(caller.workspace(), seat.judge(), LOOKED_THROUGH).stream()
                .filter(certificate ->
                        certificate.rubric().id().equals(run.rubric().id()))
                .filter(certificate -> isOf(certificate, run, evalSet))
                .toList();
        ofJudge.stream()
                .filter(certificate -> certificate.evalset().equals(run.evalset()))
                .forEach(candidates::add);
        ofJudge.stream()
                .filter(certificate -> !certificate.evalset().equals(run.evalset()))
                .forEach(candidates::add);
        for (Certificate certificate : candidates) {
            Certificate.Standing standing = standing(caller, run, seat, certificate);
            if (standing.holds()) {
                return new Found(Optional.of(certificate), Optional.of(standing));
            }
        }
        return candidates.stream()
                .findFirst()
                .map(newest -> new Found(Optional.of(newest), Optional.of(standing(caller, run, seat, newest))))
                .orElseGet(() -> new Found(Optional.empty(), Optional.empty()));
    }

    private static boolean isOf(Certificate certificate, Run run, EvalSet evalSet) {
        return certificate.evalset().equals(run.evalset())
                || (evalSet.series().isPresent() && certificate.series().equals(evalSet.series()));
    }

    private Certificate.Standing standing(Caller caller, Run run, Seat seat, Certificate certificate) {
        Fingerprint gold = goldSets.latest(
                        caller.workspace(),
                        certificate.evalset(),
                        certificate.rubric().id())
                .map(GoldSet.Header::fingerprint)
                .orElse(certificate.gold());
        return certificate.standing(new Certificate.Today(
                clock.instant(),
                seat.identity(run.rubricContent()),
                run.models().getOrDefault(seat.judge(), Set.of()),
                gold));
    }
}
