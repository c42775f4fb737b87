package dev.assay.report;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.AltTest;
import dev.assay.agreement.HumanCeiling;
import dev.assay.agreement.Metric;
import dev.assay.agreement.PositionBias;
import dev.assay.agreement.Unscored;
import dev.assay.disagreement.Direction;
import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementGroup;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gold.AuditSampling;
import dev.assay.gold.Coverage;
import dev.assay.gold.GoldSet;
import dev.assay.gold.ResolveRule;
import dev.assay.gold.SplitRule;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import dev.assay.run.Budget;
import dev.assay.run.CallCounts;
import dev.assay.run.JudgeCost;
import dev.assay.run.Progress;
import dev.assay.run.Run;
import dev.assay.run.RunState;
import dev.assay.run.Seat;
import dev.assay.stats.ConfusionMatrix;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Reports with made-up figures, for looking at and for testing what prints them.
 *
 * <p>Nothing here is computed: the estimates are written by hand, so that no test of a printer depends on a statistic.
 */
public final class SampleReports {

    public static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    public static final String RUN = "run_7fk2m9q4tz";

    private static final List<String> LANGUAGES = List.of("de", "en", "es", "fr", "it");
    private static final List<String> ANNOTATORS = List.of("u_01", "u_02", "u_03", "u_04", "u_05", "u_06");

    private SampleReports() {}

    /** Four judges on a nominal, an ordinal and a binary criterion, with a human ceiling and slices. */
    public static RunReport catalog() {
        return catalog("calibration", new Agreement.GoldBlindness(514, 0, 31), UnaryOperator.identity());
    }

    /** The same, measured on both splits together, with labels of unknown blindness. */
    public static RunReport catalogWhole() {
        return catalog("all", new Agreement.GoldBlindness(483, 31, 0), UnaryOperator.identity());
    }

    /** The same report with a text planted in every field that somebody else may have written. */
    public static RunReport planted(String hostile) {
        return catalog("calibration", new Agreement.GoldBlindness(514, 0, 31), text -> text + " " + hostile);
    }

    /** Less of the same, for tests that look at every element: two judges, fewer slices and fewer members a group. */
    public static RunReport shortened(RunReport whole) {
        Set<String> judges = Set.of(
                whole.run().judges().get(1).judge(), whole.run().judges().get(2).judge());
        Agreement agreement = whole.agreement().orElseThrow();
        List<Agreement.OfJudge> fewer = agreement.judges().stream()
                .filter(measured -> judges.contains(measured.judge()))
                .map(measured -> new Agreement.OfJudge(
                        measured.judge(),
                        measured.criterion(),
                        measured.figures(),
                        measured.ceiling(),
                        Optional.empty(),
                        measured.altTest(),
                        Optional.empty(),
                        Optional.empty(),
                        measured.slices().subList(3, 7)))
                .toList();
        List<DisagreementGroup> groups = whole.disagreements().stream()
                .filter(group -> judges.contains(group.judge()))
                .map(group -> new DisagreementGroup(
                        group.judge(),
                        group.criterion(),
                        group.gold(),
                        group.judged(),
                        group.direction(),
                        group.share(),
                        group.members().subList(0, 2)))
                .toList();
        return new RunReport(
                whole.run(),
                whole.rubric(),
                whole.headline(),
                Optional.of(new Agreement(
                        agreement.split(), agreement.weighting(), agreement.blindness(), agreement.unscored(), fewer)),
                Optional.empty(),
                groups,
                whole.unscored(),
                whole.costs(),
                whole.provenance());
    }

    /** A run that nobody has given gold for. */
    public static RunReport unmeasured() {
        RunReport measured = catalog();
        return new RunReport(
                measured.run(),
                measured.rubric(),
                "No agreement yet: this evalset has no gold set for catalog@1.0.0.",
                Optional.empty(),
                Optional.of("this evalset has no gold set for catalog@1.0.0"),
                List.of(),
                measured.unscored(),
                measured.costs(),
                new RunReport.Provenance(
                        Optional.empty(),
                        0,
                        measured.provenance().judgeTitles(),
                        measured.provenance().identities(),
                        20261121,
                        0.95,
                        "0.1.0",
                        "#812 5d41402abc4b2a76",
                        NOW));
    }

    /** One judge of pairs, asked in both orders, and one judge of scores: the other shapes that figures take. */
    public static RunReport pairsAndScores() {
        Criterion better = criterion("better", "Which answer is better?", pairs());
        Criterion quality =
                criterion("quality", "How good is the answer, from 0 to 10?", new Scale.Numeric(0, 10, 0.5));
        Rubric rubric = rubric(List.of(better, quality), UnaryOperator.identity());
        Map<Metric, Estimate> ofPairs = new EnumMap<>(Metric.class);
        ofPairs.put(Metric.PERCENT, known(0.75, 0.70, 0.79, 419));
        ofPairs.put(Metric.KAPPA, known(0.50, 0.41, 0.58, 419));
        ofPairs.put(Metric.KRIPPENDORFF_ALPHA, known(0.50, 0.41, 0.58, 419));
        Map<Metric, Estimate> ofScores = new EnumMap<>(Metric.class);
        ofScores.put(Metric.PEARSON, known(0.58, 0.49, 0.66, 260));
        ofScores.put(Metric.SPEARMAN, known(0.61, 0.52, 0.69, 260));
        ofScores.put(Metric.KRIPPENDORFF_ALPHA, known(0.44, 0.33, 0.54, 260));
        ofScores.put(Metric.MEAN_ABSOLUTE_ERROR, known(1.31, 1.18, 1.46, 260));
        Agreement agreement = new Agreement(
                "calibration",
                Agreement.ItemWeighting.INVERSE_PROPENSITY,
                new Agreement.GoldBlindness(679, 0, 0),
                Unscored.EXCLUDE,
                List.of(
                        new Agreement.OfJudge(
                                "palm2-vanilla",
                                "better",
                                new Agreement.Figures(
                                        new Coverage(419, 419, 417, 832, 0, 6, 0, 0, 0),
                                        Optional.of(new Agreement.Confusion(
                                                List.of("first", "second"),
                                                ConfusionMatrix.of(new double[][] {{160.5, 51}, {54, 151.5}}),
                                                List.of(1, 1))),
                                        ofPairs,
                                        Map.of(),
                                        Optional.of(new PositionBias(
                                                known(0.68, 0.63, 0.72, 413),
                                                91,
                                                41,
                                                0,
                                                OptionalDouble.of(1.6e-5),
                                                known(0.12, 0.07, 0.17, 413),
                                                known(0.66, 0.62, 0.70, 838)))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()),
                        new Agreement.OfJudge(
                                "palm2-vanilla",
                                "quality",
                                new Agreement.Figures(
                                        new Coverage(260, 260, 260, 260, 0, 0, 0, 0, 0),
                                        Optional.empty(),
                                        ofScores,
                                        Map.of(),
                                        Optional.empty()),
                                Optional.of(new HumanCeiling(
                                        Map.of(Metric.KRIPPENDORFF_ALPHA, known(0.55, 0.47, 0.62, 260)),
                                        List.of(),
                                        260)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of())));
        return new RunReport(
                run(rubric, List.of("palm2-vanilla")),
                rubric,
                "palm2-vanilla agrees with the auditors on better at κ 0.50 [0.41, 0.58], 419 blind labels.",
                Optional.of(agreement),
                Optional.empty(),
                List.of(),
                Map.of("palm2-vanilla", new RunReport.UnscoredReasons(Map.of("unreadable/missing_label", 6))),
                List.of(),
                provenance(rubric, List.of("palm2-vanilla"), Map.of()));
    }

    private static RunReport catalog(String split, Agreement.GoldBlindness blindness, UnaryOperator<String> planted) {
        List<Criterion> criteria = List.of(
                criterion(
                        planted.apply("category"),
                        planted.apply("Does the listing stand in the right category?"),
                        categorical(Scale.Kind.NOMINAL, planted, "right", "neighbouring", "wrong")),
                criterion(
                        planted.apply("condition"),
                        planted.apply("Does the condition grade fit the description?"),
                        categorical(Scale.Kind.ORDINAL, planted, "fits", "one grade off", "far off")),
                criterion(
                        planted.apply("defect"),
                        planted.apply("Is every defect that the seller mentions recorded?"),
                        categorical(Scale.Kind.BINARY, planted, "recorded", "missed")));
        Rubric rubric = rubric(criteria, planted);
        List<String> judges = List.of(
                planted.apply("embedding"),
                planted.apply("majority-class"),
                planted.apply("synthetic-good"),
                planted.apply("synthetic-lenient"));
        Map<String, String> titles = new TreeMap<>();
        titles.put(judges.get(0), planted.apply("Sentence embedding and character n-grams, in this process"));
        titles.put(judges.get(1), planted.apply("Baseline: always the most frequent label"));
        titles.put(judges.get(2), planted.apply("Synthetic judge, good"));
        titles.put(judges.get(3), planted.apply("Synthetic judge, lenient"));
        double[] strength = {0.52, 0, 0.78, 0.61};
        List<Agreement.OfJudge> measured = new ArrayList<>();
        List<DisagreementGroup> groups = new ArrayList<>();
        for (int judge = 0; judge < judges.size(); judge++) {
            for (int number = 0; number < criteria.size(); number++) {
                Criterion criterion = criteria.get(number);
                double kappa = strength[judge] == 0 ? 0 : strength[judge] - 0.06 * number;
                measured.add(ofJudge(judges.get(judge), criterion, kappa, planted));
                groups.addAll(groups(judges.get(judge), criterion, judge, planted));
            }
        }
        Agreement agreement = new Agreement(split, Agreement.ItemWeighting.NONE, blindness, Unscored.EXCLUDE, measured);
        Map<String, RunReport.UnscoredReasons> unscored = new TreeMap<>();
        unscored.put(
                judges.get(2),
                new RunReport.UnscoredReasons(
                        Map.of("abstained/cannot_judge", 9, "unreadable/off_scale", 4, "failed/timeout", 2)));
        unscored.put(judges.get(3), new RunReport.UnscoredReasons(Map.of("unreadable/truncated", 3)));
        return new RunReport(
                run(rubric, judges, planted),
                rubric,
                judges.get(2) + ", the best of 4 judges, agrees with the auditors on "
                        + criteria.get(2).id()
                        + " at κ 0.66 [0.60, 0.72], 514 blind labels; its other criteria are no lower.",
                Optional.of(agreement),
                Optional.empty(),
                groups,
                unscored,
                List.of(
                        new JudgeCost(judges.get(2), 514, 531, 418_120, 301_000, 21_980, 242_030, Optional.of("USD")),
                        new JudgeCost(judges.get(3), 514, 514, 402_700, 0, 20_044, 0, Optional.empty())),
                provenance(rubric, judges, titles));
    }

    private static Agreement.OfJudge ofJudge(
            String judge, Criterion criterion, double kappa, UnaryOperator<String> planted) {
        List<Agreement.Slice> slices = new ArrayList<>();
        for (int i = 0; i < LANGUAGES.size(); i++) {
            slices.add(new Agreement.Slice(
                    planted.apply("language"),
                    planted.apply(LANGUAGES.get(i)),
                    figures(criterion, kappa - 0.05 * i, i == 4 ? 7 : 120 - 18 * i)));
        }
        for (int i = 0; i < ANNOTATORS.size(); i++) {
            slices.add(new Agreement.Slice(
                    planted.apply("annotator"),
                    planted.apply(ANNOTATORS.get(i)),
                    figures(criterion, kappa + 0.08 - 0.04 * i, 90 - 9 * i)));
        }
        Metric metric = Metric.KRIPPENDORFF_ALPHA;
        return new Agreement.OfJudge(
                judge,
                criterion.id(),
                figures(criterion, kappa, 514),
                Optional.of(new HumanCeiling(Map.of(metric, known(0.79, 0.74, 0.84, 500)), List.of(), 500)),
                Optional.empty(),
                Optional.of(altTest(kappa)),
                Optional.empty(),
                Optional.empty(),
                slices);
    }

    /** Three auditors, of whom the judge wins against as many as its kappa promises. */
    private static AltTest altTest(double kappa) {
        long won = Math.max(0, Math.round(3 * kappa));
        return new AltTest(
                0.2,
                Estimate.known(won / 3.0, Interval.none("too few annotators: read the table of humans"), 3),
                known(0.5 + kappa / 2, 0.45 + kappa / 2, Math.min(1, 0.55 + kappa / 2), 500),
                won >= 2,
                false,
                List.of());
    }

    private static Agreement.Figures figures(Criterion criterion, double kappa, int n) {
        Scale.Categorical scale = (Scale.Categorical) criterion.scale();
        double half = Math.min(0.4, 1.4 / Math.sqrt(n));
        boolean isConstant = kappa == 0;
        Estimate chanceCorrected = isConstant || kappa < 0 && n < 10
                ? Estimate.undefined("the judge uses one label only", n)
                : known(kappa, kappa - half, Math.min(1, kappa + half), n);
        Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
        Estimate percent = known(0.6 + 0.35 * kappa, 0.55 + 0.35 * kappa, 0.65 + 0.35 * kappa, n);
        metrics.put(Metric.PERCENT, percent);
        metrics.put(Metric.ACCURACY, percent);
        metrics.put(Metric.KAPPA, chanceCorrected);
        metrics.put(Metric.KRIPPENDORFF_ALPHA, chanceCorrected);
        if (scale.kind() == Scale.Kind.ORDINAL) {
            metrics.put(Metric.KAPPA_QUADRATIC, chanceCorrected);
        }
        metrics.put(
                Metric.SENSITIVITY,
                isConstant
                        ? known(0, 0, 0.03, 113)
                        : known(0.55 + 0.4 * kappa, 0.45 + 0.4 * kappa, 0.62 + 0.4 * kappa, 113));
        metrics.put(Metric.SPECIFICITY, known(0.95, 0.92, 0.97, 401));
        int labels = scale.labels().size();
        double[][] counts = new double[labels][labels];
        Map<String, Agreement.LabelFigures> perLabel = new LinkedHashMap<>();
        for (int gold = 0; gold < labels; gold++) {
            for (int judged = 0; judged < labels; judged++) {
                double distance = Math.abs(gold - judged);
                counts[gold][judged] = isConstant
                        ? (judged == 0 ? Math.round(n / (gold + 1.5)) : 0)
                        : Math.round(
                                n / (gold + 1.5) * (distance == 0 ? 0.5 + kappa / 2 : (0.4 - kappa / 3) / distance));
            }
            perLabel.put(
                    scale.labels().get(gold),
                    new Agreement.LabelFigures(
                            isConstant && gold > 0
                                    ? Estimate.undefined("the judge never says it", n)
                                    : known(0.8, 0.75, 0.84, 120),
                            known(0.7, 0.62, 0.77, 150),
                            known(0.75, 0.7, 0.79, 150),
                            150));
        }
        List<Integer> unscored = new ArrayList<>();
        scale.labels().forEach(label -> unscored.add(isConstant ? 0 : 2));
        return new Agreement.Figures(
                new Coverage(n + 6, n + 6, n, n, isConstant ? 0 : 3, isConstant ? 0 : 2, isConstant ? 0 : 1, 0, 0),
                Optional.of(new Agreement.Confusion(scale.labels(), ConfusionMatrix.of(counts), unscored)),
                metrics,
                perLabel,
                Optional.empty());
    }

    private static List<DisagreementGroup> groups(
            String judge, Criterion criterion, int seed, UnaryOperator<String> planted) {
        Scale.Categorical scale = (Scale.Categorical) criterion.scale();
        List<DisagreementGroup> groups = new ArrayList<>();
        int[][] confusions =
                scale.labels().size() == 2 ? new int[][] {{1, 0}, {0, 1}} : new int[][] {{1, 0}, {0, 1}, {2, 1}};
        double[] shares = {0.5, 0.3, 0.2};
        for (int i = 0; i < confusions.length; i++) {
            Label gold = Label.named(scale.labels().get(confusions[i][0]));
            Label judged = Label.named(scale.labels().get(confusions[i][1]));
            Direction direction = Direction.of(scale, gold, judged);
            List<Disagreement> members = new ArrayList<>();
            for (int member = 0; member < 24 - 6 * i; member++) {
                members.add(new Disagreement(
                        planted.apply("item-" + (1000 * (i + 1) + 37 * member * (seed % 2 + 1))),
                        criterion.id(),
                        judge,
                        gold,
                        judged,
                        direction,
                        java.util.OptionalDouble.empty(),
                        1,
                        seed == 1
                                ? Optional.empty()
                                : Optional.of(planted.apply(RATIONALES.get((member + i) % RATIONALES.size())))));
            }
            groups.add(new DisagreementGroup(judge, criterion.id(), gold, judged, direction, shares[i], members));
        }
        return groups;
    }

    private static final List<String> RATIONALES = List.of(
            "The description speaks of “light scratches on the lid”, which the convention grades as good, not as like new.",
            "Der Verkäufer nennt einen Riss im Gehäuse; im Feld steht kein Mangel.",
            "Le titre dit « bureau », mais la photo et la description parlent d'une table basse : la catégorie voisine est donc"
                    + " plausible, sans que l'on puisse trancher à partir du seul texte de l'annonce.",
            "No defect is mentioned anywhere.");

    private static Criterion criterion(String id, String question, Scale scale) {
        return new Criterion(
                id, question, Optional.of("CAT-1.1"), scale, 1, Optional.empty(), Set.of(), Map.of(), List.of());
    }

    private static Scale.Categorical categorical(Scale.Kind kind, UnaryOperator<String> planted, String... labels) {
        List<String> planting = List.of(labels).stream().map(planted).toList();
        return new Scale.Categorical(kind, planting, Set.of(planting.get(0)), Map.of());
    }

    private static Scale.Categorical pairs() {
        return new Scale.Categorical(Scale.Kind.PAIRWISE, List.of("first", "second"), Set.of(), Map.of());
    }

    private static Rubric rubric(List<Criterion> criteria, UnaryOperator<String> planted) {
        return new Rubric(
                planted.apply("catalog"),
                new RubricVersion(1, 0, 0),
                planted.apply("Second-hand catalogue listings"),
                List.of("input", "output"),
                criteria,
                Decision.allPass(),
                Optional.empty(),
                CanonicalContent.of(planted.apply("rubric")));
    }

    /** A finished run that was paid for. */
    public static Run paidRun() {
        return run(
                RUN,
                RunState.SUCCEEDED,
                new Progress(6240, 6219, 9, 10, 2),
                3_120_400,
                catalog().rubric());
    }

    /** A run at work. */
    public static Run runningRun() {
        return run(
                "run_9zz1running",
                RunState.RUNNING,
                new Progress(6240, 2101, 4, 3, 0),
                0,
                catalog().rubric());
    }

    /** A run that stopped before its end. */
    public static Run partialRun() {
        return run(
                "run_3aa2partial",
                RunState.PARTIAL,
                new Progress(6240, 6199, 9, 10, 2),
                0,
                catalog().rubric());
    }

    /** The report of a run that stopped before its end. */
    public static RunReport partial() {
        RunReport whole = catalog();
        return new RunReport(
                partialRun(),
                whole.rubric(),
                whole.headline(),
                whole.agreement(),
                whole.whyNoAgreement(),
                whole.disagreements(),
                whole.unscored(),
                whole.costs(),
                whole.provenance());
    }

    private static Run run(String id, RunState state, Progress progress, long spentMicros, Rubric rubric) {
        List<String> judges = List.of("embedding", "majority-class", "synthetic-good", "synthetic-lenient");
        return run(id, state, progress, spentMicros, rubric, judges, UnaryOperator.identity());
    }

    private static Run run(Rubric rubric, List<String> judges) {
        return run(rubric, judges, UnaryOperator.identity());
    }

    private static Run run(Rubric rubric, List<String> judges, UnaryOperator<String> planted) {
        return run(RUN, RunState.SUCCEEDED, new Progress(6240, 6219, 9, 10, 2), 0, rubric, judges, planted);
    }

    private static Run run(
            String id,
            RunState state,
            Progress progress,
            long spentMicros,
            Rubric rubric,
            List<String> judges,
            UnaryOperator<String> planted) {
        return new Run(
                id,
                planted.apply("catalog-2026-10"),
                fingerprint("evalset"),
                rubric.ref(),
                rubric.fingerprint(),
                judges.stream().map(SampleReports::seat).toList(),
                state,
                Optional.empty(),
                OptionalInt.empty(),
                7,
                Budget.UNLIMITED,
                Map.of(planted.apply("branch"), planted.apply("main")),
                progress,
                new CallCounts(6240, 6240, 0, 0),
                Map.of(),
                spentMicros,
                0,
                planted.apply("specialist@example.org"),
                NOW.minusSeconds(600),
                Optional.of(NOW.minusSeconds(590)),
                Optional.of(NOW.minusSeconds(60)));
    }

    private static Seat seat(String judge) {
        return new Seat(
                judge,
                fingerprint("judge" + judge),
                CanonicalContent.of(Map.of("id", judge)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Map.of(),
                Optional.of("USD"));
    }

    private static RunReport.Provenance provenance(Rubric rubric, List<String> judges, Map<String, String> titles) {
        Map<String, Fingerprint> identities = new TreeMap<>();
        judges.forEach(judge -> identities.put(judge, fingerprint("judged" + judge)));
        return new RunReport.Provenance(
                Optional.of(new GoldSet.Header(
                        "gold_5xq1c8",
                        "catalog-2026-10",
                        rubric.ref(),
                        ResolveRule.ADJUDICATED_FIRST,
                        new SplitRule(11, 0.5),
                        0.15,
                        AuditSampling.RANDOM,
                        fingerprint("gold"),
                        Map.of(rubric.criteria().get(0).id(), 4),
                        31,
                        NOW.minusSeconds(86_400))),
                2,
                titles,
                identities,
                20261121,
                0.95,
                "0.1.0",
                "#812 5d41402abc4b2a76b9719d911017c592",
                NOW);
    }

    private static Fingerprint fingerprint(String of) {
        return CanonicalContent.of(of)
                .fingerprint(of.replaceAll("[^a-z].*", "").isEmpty() ? "judge" : of.replaceAll("[^a-z].*", ""));
    }

    private static Estimate known(double value, double lower, double upper, int n) {
        return Estimate.known(
                value,
                Interval.of(lower, Math.max(lower, upper), 0.95, IntervalMethod.BCA)
                        .resampled(20261121, 0),
                n);
    }
}
