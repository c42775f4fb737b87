package dev.assay.gate;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Says whether evidence may decide anything at all. Some rules hold whatever a policy says: a run that is not complete, a judge
 * that said nothing and gold that is not there decide nothing.
 */
public final class IntegrityRules {

    private final Integrity integrity;
    private final Instant now;

    public IntegrityRules(Integrity integrity, Instant now) {
        this.integrity = integrity;
        this.now = now;
    }

    /**
     * All findings, those of the run first.
     *
     * @param needsGold judges of which some check reads gold
     */
    public List<IntegrityFinding> of(EvidenceFacts facts, Set<String> needsGold) {
        List<IntegrityFinding> findings = new ArrayList<>();
        findings.add(complete(facts.run()));
        for (EvidenceFacts.OfJudge judge : facts.judges()) {
            findings.add(unscored(judge));
            abstained(judge).ifPresent(findings::add);
            if (needsGold.contains(judge.judge())) {
                IntegrityFinding certificate = certificate(judge);
                findings.add(certificate);
                // Gold is not opened for a judge that may not speak.
                if (certificate.status() != IntegrityFinding.Status.BROKEN) {
                    findings.addAll(gold(judge));
                    judge.transport().ifPresent(transport -> findings.addAll(transport(judge.judge(), transport)));
                }
            }
        }
        return findings;
    }

    private static IntegrityFinding complete(EvidenceFacts.OfRun run) {
        String rule = "run.complete";
        boolean isOver = run.state().equals("succeeded") || run.state().equals("partial");
        if (!isOver || run.pending() > 0) {
            return IntegrityFinding.broken(
                    rule,
                    "",
                    "run " + run.id() + " is " + run.state() + ", " + run.pending() + " judgements are missing",
                    "assay run --resume " + run.id() + " goes on with it.");
        }
        if (run.items() == 0) {
            return IntegrityFinding.broken(rule, "", "run " + run.id() + " judged no item", "Run on items.");
        }
        if (run.items() < run.ofEvalset()) {
            return IntegrityFinding.broken(
                    rule,
                    "",
                    "run " + run.id() + " judged " + run.items() + " of " + run.ofEvalset() + " items",
                    "Run without --limit: what was not judged may be the defects.");
        }
        return IntegrityFinding.ok(rule, "", run.items() + " items judged, run " + run.state());
    }

    private IntegrityFinding unscored(EvidenceFacts.OfJudge judge) {
        String rule = "maxUnscoredRate";
        long all = judge.judgements();
        long unscored = judge.unreadable() + judge.failed();
        String counts = unscored + " of " + all + " judgements unreadable or failed";
        if (judge.scored() == 0) {
            return IntegrityFinding.broken(
                    rule,
                    judge.judge(),
                    "no judgement of " + all + " has a label",
                    "See why with GET /v1/runs/…/judgements?status=failed, then retry the run.");
        }
        return over(integrity.maxUnscoredRate(), unscored, all)
                ? IntegrityFinding.broken(
                        rule,
                        judge.judge(),
                        counts + ", more than " + CheckText.number(limit(integrity.maxUnscoredRate())),
                        "Retry what failed (POST /v1/runs/…/retry-failed) or mend the prompt: what is unscored may be the"
                                + " defects.")
                : IntegrityFinding.ok(rule, judge.judge(), counts);
    }

    private Optional<IntegrityFinding> abstained(EvidenceFacts.OfJudge judge) {
        String counts = judge.abstained() + " of " + judge.judgements() + " judgements abstained";
        if (integrity.maxAbstainRate().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                over(integrity.maxAbstainRate(), judge.abstained(), judge.judgements())
                        ? IntegrityFinding.broken(
                                "maxAbstainRate",
                                judge.judge(),
                                counts + ", more than " + CheckText.number(limit(integrity.maxAbstainRate())),
                                "Let humans decide what the judge leaves open.")
                        : IntegrityFinding.ok("maxAbstainRate", judge.judge(), counts));
    }

    private static double limit(OptionalDouble rate) {
        return rate.orElseThrow();
    }

    private static boolean over(OptionalDouble rate, long count, long all) {
        return rate.isPresent() && all > 0 && (double) count / all > rate.getAsDouble();
    }

    private IntegrityFinding certificate(EvidenceFacts.OfJudge judge) {
        String rule = "certificate";
        if (judge.certificate().isEmpty()) {
            return integrity.certification() == Integrity.Certification.REQUIRED
                    ? IntegrityFinding.broken(
                            rule,
                            judge.judge(),
                            "the judge holds no certificate for this rubric and series",
                            "Calibrate and certify it on a run with gold: assay calibrate RUN --judge " + judge.judge()
                                    + ".")
                    : IntegrityFinding.ok(rule, judge.judge(), "none, and none is required");
        }
        EvidenceFacts.OfCertificate held = judge.certificate().get();
        String detail = held.id() + ": " + held.detail();
        return switch (held.standing()) {
            case IN_FORCE -> IntegrityFinding.ok(rule, judge.judge(), detail);
            case AGEING -> IntegrityFinding.warn(rule, judge.judge(), detail, held.hint());
            case ENDED -> IntegrityFinding.broken(rule, judge.judge(), detail, held.hint());
        };
    }

    private List<IntegrityFinding> gold(EvidenceFacts.OfJudge judge) {
        String who = judge.judge();
        if (judge.gold().isEmpty()) {
            return List.of(IntegrityFinding.broken(
                    "gold",
                    who,
                    "there is no held-out gold to measure the judge on",
                    "POST labels, then POST /v1/evalsets/…/gold."));
        }
        EvidenceFacts.OfGold gold = judge.gold().get();
        List<IntegrityFinding> findings = new ArrayList<>();
        findings.add(blind(who, gold));
        findings.add(size(who, gold));
        integrity.gold().maxAge().ifPresent(most -> findings.add(age(who, gold, most)));
        findings.add(looks(who, gold));
        return findings;
    }

    private static IntegrityFinding blind(String judge, EvidenceFacts.OfGold gold) {
        if (gold.diagnostic() > 0) {
            return IntegrityFinding.warn(
                    "blindLabelsOnly",
                    judge,
                    gold.diagnostic() + " gold labels count although nobody knows whether they were blind",
                    "Audit these items blind, then set blindLabelsOnly.");
        }
        return gold.items() == 0 && gold.notBlind() > 0
                ? IntegrityFinding.broken(
                        "blindLabelsOnly",
                        judge,
                        "none of " + gold.notBlind() + " held-out gold labels is known to be blind",
                        "Audit blind, or state blindness at import (?blind=true) where it is the truth.")
                : IntegrityFinding.ok(
                        "blindLabelsOnly", judge, gold.notBlind() + " labels left out as not known to be blind");
    }

    private IntegrityFinding size(String judge, EvidenceFacts.OfGold gold) {
        long least = Math.max(1, integrity.gold().minItems().orElse(1));
        return gold.items() < least
                ? IntegrityFinding.broken(
                        "gold.minItems",
                        judge,
                        gold.items() + " held-out gold items of " + gold.evalset() + ", at least " + least
                                + " are asked for",
                        "Audit more items of the holdout.")
                : IntegrityFinding.ok(
                        "gold.minItems", judge, gold.items() + " held-out gold items of " + gold.evalset());
    }

    private IntegrityFinding age(String judge, EvidenceFacts.OfGold gold, Duration most) {
        String rule = "gold.maxAge";
        if (gold.undated() > 0 || gold.oldest().isEmpty()) {
            return IntegrityFinding.broken(
                    rule,
                    judge,
                    gold.undated() + " gold labels have no date, so their age is unknown",
                    "Import labels with 'at', or leave maxAge out.");
        }
        Instant oldest = gold.oldest().get();
        return Duration.between(oldest, now).compareTo(most) > 0
                ? IntegrityFinding.broken(
                        rule,
                        judge,
                        "the oldest gold label is of " + oldest + ", older than " + most,
                        "Refresh the holdout by auditing fresh items.")
                : IntegrityFinding.ok(rule, judge, "the oldest gold label is of " + oldest);
    }

    /** By the number of this judge's look, which never changes: what was decided on look 2 of 3 stays decided. */
    private IntegrityFinding looks(String judge, EvidenceFacts.OfGold gold) {
        String detail =
                "look " + gold.look() + " at the holdout of " + gold.evalset() + ", " + gold.looks() + " so far";
        if (integrity.gold().maxHoldoutLooks().isEmpty()) {
            return IntegrityFinding.ok("gold.maxHoldoutLooks", judge, detail);
        }
        int most = integrity.gold().maxHoldoutLooks().getAsInt();
        return gold.look() > most
                ? IntegrityFinding.broken(
                        "gold.maxHoldoutLooks",
                        judge,
                        "holdout used up: " + detail + ", at most " + most + " are allowed",
                        "Refresh the holdout: audit about " + gold.items()
                                + " fresh items blind, in a new evalset of the series, and certify on them.")
                : IntegrityFinding.ok("gold.maxHoldoutLooks", judge, detail + ", at most " + most);
    }

    private List<IntegrityFinding> transport(String judge, EvidenceFacts.OfTransport transport) {
        Integrity.Transport rules = integrity.transport().orElse(Integrity.Transport.USUAL);
        List<IntegrityFinding> findings = new ArrayList<>();
        findings.add(
                transport.freshAudit() < rules.minFreshAudit()
                        ? IntegrityFinding.broken(
                                "transport.minFreshAudit",
                                judge,
                                transport.freshAudit() + " items of this release have blind gold, at least "
                                        + rules.minFreshAudit() + " are asked for to use the certificate of "
                                        + transport.release(),
                                "Audit items of this release drawn at random, then resolve gold.")
                        : IntegrityFinding.ok(
                                "transport.minFreshAudit",
                                judge,
                                transport.freshAudit() + " items of this release audited, certified on "
                                        + transport.release()));
        for (EvidenceFacts.Measure shift : transport.shifts()) {
            findings.add(shift(judge, shift, rules.maxShift()));
        }
        for (EvidenceFacts.Measure change : transport.changes()) {
            findings.add(change(judge, change, rules.maxDrop()));
        }
        return findings;
    }

    private static IntegrityFinding shift(String judge, EvidenceFacts.Measure shift, double most) {
        String rule = "transport.maxShift";
        Optional<Interval.Bounds> bounds = BoundTest.bounds(shift.estimate());
        if (bounds.isEmpty()) {
            return IntegrityFinding.broken(
                    rule,
                    judge,
                    shift.criterion() + ": what the judge says cannot be compared with the certified release, "
                            + why(shift.estimate()),
                    "Judge the whole release first.");
        }
        String detail = shift.criterion() + ": what the judge says differs by "
                + CheckText.number(shift.estimate().value().orElseThrow()) + " from the certified release, at least "
                + CheckText.number(bounds.get().lower());
        return bounds.get().lower() > most
                ? IntegrityFinding.broken(
                        rule,
                        judge,
                        detail + ", more than " + CheckText.number(most),
                        "The release is of another kind: certify the judge on it.")
                : IntegrityFinding.ok(rule, judge, detail);
    }

    private static IntegrityFinding change(String judge, EvidenceFacts.Measure change, double most) {
        String rule = "transport.maxDrop";
        Optional<Interval.Bounds> bounds = BoundTest.bounds(change.estimate());
        if (bounds.isEmpty()) {
            return IntegrityFinding.broken(
                    rule,
                    judge,
                    change.criterion() + ": agreement on this release's audit is not known, " + why(change.estimate()),
                    "Audit items of this release on this criterion.");
        }
        String detail = change.criterion() + ": agreement on this release's audit differs by "
                + CheckText.number(change.estimate().value().orElseThrow()) + " from the certified one, at most "
                + CheckText.number(bounds.get().upper());
        return bounds.get().upper() < -most
                ? IntegrityFinding.broken(
                        rule,
                        judge,
                        detail + ": worse by more than " + CheckText.number(most),
                        "The judge is not what was certified: certify it on this release.")
                : IntegrityFinding.ok(rule, judge, detail);
    }

    private static String why(Estimate estimate) {
        return estimate.fold(
                known -> known.interval().fold(bounds -> "", Interval.None::reason), Estimate.Undefined::reason);
    }
}
