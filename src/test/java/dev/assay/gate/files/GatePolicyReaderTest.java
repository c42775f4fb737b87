package dev.assay.gate.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.Refusal;
import dev.assay.gate.Check;
import dev.assay.gate.Claim;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.Integrity;
import dev.assay.gate.Metric;
import dev.assay.gate.Undecided;
import dev.assay.gate.Waiver;
import dev.assay.gold.Split;
import dev.assay.rubric.RubricRef;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatePolicyReaderTest {

    private static final String POLICY = """
            id: support-chat-release
            version: 2.1.0
            appliesTo: {series: support-chat, rubric: toxicity@3, judge: strict-gpt}
            defaults: {confidenceLevel: 0.9, onInconclusive: warn, multipleTesting: by, seed: 20261121}
            integrity: {maxUnscoredRate: 0.01, maxAbstainRate: 0.10, blindLabelsOnly: true, requireCertificate: true,
                        gold: {split: holdout, minItems: 180, maxAge: P90D, maxHoldoutLooks: 3}, transport: {minFreshAudit: 60}}
            checks:
              - {id: trust,    metric: agreement.kappa,       criterion: insult, claim: lowerBound >= 0.60, minN: 180}
              - {id: catches,  metric: judge.sensitivity,     criterion: insult, claim: lowerBound >= 0.80, minPositives: 60}
              - {id: defects,  metric: defects.rateCorrected, claim: upperBound <= 0.05}
              - {id: no-worse, metric: item.passRate, baseline: last-passed, claim: nonInferior, margin: 0.03, minPairs: 690}
              - {id: slices,   forEach: [language, meta.queue], metric: agreement.percent, claim: lowerBound >= 0.70, minN: 40, belowMinN: warn}
              - {id: hard,     metric: hardFail.confirmed, claim: value == 0, unconfirmed: fail}
            waivers: [{check: slices, where: {language: it}, until: 2026-12-15, by: lead@example.org, reason: "gold due 12-10"}]
            """;

    @Test
    void reads_every_key_of_the_contract() {
        GatePolicy policy = read(POLICY);

        assertThat(policy.appliesTo())
                .isEqualTo(new GatePolicy.AppliesTo(
                        Optional.of("support-chat"),
                        Optional.empty(),
                        Optional.of(new GatePolicy.RubricMajor("toxicity", 3)),
                        Optional.of("strict-gpt")));
        assertThat(policy.defaults())
                .isEqualTo(new GatePolicy.Defaults(
                        0.9, GatePolicy.OnInconclusive.WARN, GatePolicy.MultipleTesting.BY, 20261121));
        assertThat(policy.integrity())
                .isEqualTo(new Integrity(
                        OptionalDouble.of(0.01),
                        OptionalDouble.of(0.1),
                        Integrity.Labels.BLIND_ONLY,
                        Integrity.Certification.REQUIRED,
                        new Integrity.Gold(
                                Split.HOLDOUT,
                                OptionalInt.of(180),
                                Optional.of(Duration.ofDays(90)),
                                OptionalInt.of(3)),
                        Optional.of(new Integrity.Transport(60, 0.1, 0.05))));
        assertThat(policy.checks())
                .extracting(Check::id)
                .containsExactly("trust", "catches", "defects", "no-worse", "slices", "hard");
        assertThat(policy.checks())
                .extracting(Check::claim)
                .containsExactly(
                        new Claim.Bounded(Claim.Side.LOWER, 0.6),
                        new Claim.Bounded(Claim.Side.LOWER, 0.8),
                        new Claim.Bounded(Claim.Side.UPPER, 0.05),
                        new Claim.NonInferior(0.03, "last-passed"),
                        new Claim.Bounded(Claim.Side.LOWER, 0.7),
                        new Claim.Exact(Claim.Comparison.EQUAL, 0));
        assertThat(policy.checks().get(4))
                .isEqualTo(new Check(
                        "slices",
                        Metric.PERCENT,
                        Optional.empty(),
                        Optional.empty(),
                        List.of("language", "queue"),
                        new Claim.Bounded(Claim.Side.LOWER, 0.7),
                        OptionalInt.of(40),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Undecided.WARN,
                        OptionalDouble.empty(),
                        Undecided.INCONCLUSIVE));
        assertThat(policy.checks().get(5).unconfirmed()).isEqualTo(Undecided.FAIL);
        assertThat(policy.waivers())
                .containsExactly(new Waiver(
                        "slices",
                        Map.of("language", "it"),
                        LocalDate.of(2026, 12, 15),
                        "lead@example.org",
                        "gold due 12-10"));
    }

    @Test
    void fills_in_what_a_short_policy_leaves_out() {
        GatePolicy policy =
                read("id: g\nversion: 1.0.0\nchecks: [{id: a, metric: agreement.kappa, claim: lowerBound >= 0.6}]\n");

        assertThat(policy.content().json())
                .isEqualTo(
                        "{\"appliesTo\":{},\"checks\":[{\"belowMinN\":\"inconclusive\",\"claim\":\"lowerBound >= 0.6\","
                                + "\"id\":\"a\",\"metric\":\"agreement.kappa\"}],\"defaults\":{\"confidenceLevel\":0.95,"
                                + "\"multipleTesting\":\"holm\",\"onInconclusive\":\"fail\",\"seed\":1},\"id\":\"g\","
                                + "\"integrity\":{\"blindLabelsOnly\":true,\"gold\":{\"split\":\"holdout\"},"
                                + "\"requireCertificate\":false},\"version\":\"1.0.0\",\"waivers\":[]}");
    }

    @Test
    void reads_its_own_content_back_as_json() {
        GatePolicy policy = read(POLICY);

        assertThat(GatePolicyReader.read(
                        new FileText("request body", policy.content().json())))
                .isEqualTo(policy);
    }

    @Test
    void covers_every_version_of_a_rubric_whose_labels_are_comparable() {
        GatePolicy.RubricMajor major = GatePolicy.RubricMajor.parse("toxicity@3");

        assertThat(major.covers(RubricRef.parse("toxicity@3.7.1"))).isTrue();
        assertThat(major.covers(RubricRef.parse("toxicity@2.0.0"))).isFalse();
        assertThat(major.covers(RubricRef.parse("tone@3.0.0"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 2.1.0         | version: 2.1           | 2:10 wrong_type /version",
                "series: support-chat   | serie: support-chat    | 3:13 unknown_key /appliesTo/serie",
                "judge: strict-gpt      | evalset: e             | 3:64 conflict /appliesTo/evalset",
                "toxicity@3             | toxicity               | 3:43 bad_value /appliesTo/rubric",
                "toxicity@3             | toxicity@3.0.0         | 3:43 bad_value /appliesTo/rubric",
                "confidenceLevel: 0.9   | confidenceLevel: 95    | 4:29 out_of_range /defaults/confidenceLevel",
                "onInconclusive: warn   | onInconclusive: pass   | 4:50 unknown_value /defaults/onInconclusive",
                "multipleTesting: by    | multipleTesting: holms | 4:73 unknown_value /defaults/multipleTesting",
                "maxUnscoredRate: 0.01  | maxUnscoredRate: 1.01  | 5:30 out_of_range /integrity/maxUnscoredRate",
                "blindLabelsOnly: true  | blindLabelsOnly: yes   | 5:75 wrong_type /integrity/blindLabelsOnly",
                "split: holdout         | split: all             | 6:27 conflict /integrity/gold/split",
                "split: holdout         | split: test            | 6:27 unknown_value /integrity/gold/split",
                "maxAge: P90D           | maxAge: 90             | 6:59 wrong_type /integrity/gold/maxAge",
                "maxAge: P90D           | maxAge: P0D            | 6:59 out_of_range /integrity/gold/maxAge",
                "minFreshAudit: 60      | fresh: 60              | 6:98 unknown_key /integrity/transport/fresh",
                "agreement.kappa,       | agreement.kapa,        | 8:28 unknown_value /checks/0/metric",
                "claim: lowerBound >= 0.60 | claim: lowerBound > 0.60  | 8:77 bad_value /checks/0/claim",
                "claim: lowerBound >= 0.60 | claim: lowerBound <= 0.60 | 8:77 bad_value /checks/0/claim",
                "claim: lowerBound >= 0.60 | claim: lowerBound >= 60%  | 8:77 bad_value /checks/0/claim",
                "claim: lowerBound >= 0.60 | claim: lowerBound >= 1.2  | 8:77 out_of_range /checks/0/claim",
                "claim: lowerBound >= 0.60, | margin: 0.1,          | 8:5 missing /checks/0; 8:78 conflict /checks/0/margin",
                "id: catches,           | id: trust,             | 9:10 duplicate /checks/1/id",
                "minPositives: 60       | minPositves: 60        | 9:97 unknown_key /checks/1/minPositves",
                "minPositives: 60       | minPositives: 0        | 9:111 out_of_range /checks/1/minPositives",
                "upperBound <= 0.05}    | upperBound <= 0.05, unconfirmed: warn} | 10:91 conflict /checks/2/unconfirmed",
                "baseline: last-passed, | minN: 3,               | 11:5 missing /checks/3",
                "margin: 0.03           | margin: 0              | 11:94 out_of_range /checks/3/margin",
                "forEach: [language     | forEach: [languge      | 12:30 unknown_value /checks/4/forEach/0; 14:35 conflict /waivers/0/where/language",
                "meta.queue             | language               | 12:40 duplicate /checks/4/forEach/1",
                "claim: value == 0      | claim: upperBound <= 0 | 13:55 conflict /checks/5/claim",
                "check: slices          | check: slice           | 14:19 unknown_reference /waivers/0/check",
                "language: it           | vendor: it             | 14:35 conflict /waivers/0/where/vendor",
                "language: it           | languages: it          | 14:35 unknown_value /waivers/0/where/languages",
                "until: 2026-12-15      | until: soon            | 14:57 bad_value /waivers/0/until",
                "until: 2026-12-15,     | ''                     | 14:11 missing /waivers/0"
            })
    void refuses_a_policy_with(String good, String bad, String expected) {
        assertThat(POLICY).contains(good);

        assertThat(problems(POLICY.replaceFirst(java.util.regex.Pattern.quote(good), bad)))
                .containsExactly(expected.split("; "));
    }

    @Test
    void says_what_was_meant() {
        List<FileProblem> problems = Refusal.of(() -> read(POLICY.replace("agreement.kappa", "agreement.kapa")
                .replace("forEach: [language, meta.queue]", "forEach: [queue]")
                .replace("waivers: [{check: slices, where: {language: it}", "waivers: [{check: slcies")));

        assertThat(problems)
                .extracting(FileProblem::toString)
                .containsExactly(
                        "gates/x.yaml:8:28: unknown_value: 'agreement.kapa' is no metric (did you mean 'agreement.kappa'?)",
                        "gates/x.yaml:12:30: unknown_value: 'queue' is no slice (known here: annotator, vendor, workflow,"
                                + " language, conventionVersion; for another metadata key write meta.queue)",
                        "gates/x.yaml:14:19: unknown_reference: the policy has no check 'slcies' (did you mean 'slices'?)");
    }

    @Test
    void refuses_a_policy_that_would_let_everything_pass() {
        assertThat(problems("id: g\nversion: 1.0.0\nchecks: []\n")).containsExactly("3:9 missing /checks");
    }

    private static GatePolicy read(String text) {
        return GatePolicyReader.read(new FileText("gates/x.yaml", text));
    }

    private static List<String> problems(String text) {
        return Refusal.briefOf(() -> read(text));
    }
}
