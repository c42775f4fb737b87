package dev.assay.gate.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.gate.EvaluatedCheck;
import dev.assay.gate.GateEvaluation;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Evaluations as people and pipelines read them; values of slices come from items and are hostile. */
class GateFormatsTest {

    private static final String HOSTILE = "c[language=<img src=x>|`@everyone\u0007\u202E]]>]";
    private static final GateEvaluation.Rule BROKEN =
            new GateEvaluation.Rule("certificate", "strict-gpt", "broken", "expired", "certify again");

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 120, 1000, 5000})
    void a_comment_is_never_longer_than_its_host_takes(int checks) {
        List<EvaluatedCheck> many = IntStream.range(0, checks)
                .mapToObj(number -> check("slice-" + number, "fail"))
                .toList();
        String comment = new GateMarkdown(GateMarkdown.COMMENT)
                .of(evaluation("fail", "x".repeat(70_000), many, Collections.nCopies(300, BROKEN)));

        assertThat(comment.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(GateMarkdown.COMMENT);
        assertThat(comment).startsWith("<!-- assay-gate:release -->\n").contains("audit head");
    }

    @Test
    void a_comment_counts_what_it_leaves_out() {
        List<EvaluatedCheck> many = IntStream.range(0, 1000)
                .mapToObj(number -> check("slice-" + number, "fail"))
                .toList();

        String comment = new GateMarkdown(GateMarkdown.COMMENT).of(evaluation("fail", "", many, List.of()));

        long shown = comment.lines().filter(line -> line.startsWith("| ❌")).count();
        assertThat(shown).isPositive();
        assertThat(comment).contains("… and " + (1000 - shown) + " more.");
    }

    @Test
    void markdown_obeys_nothing_that_a_slice_says() {
        String markdown = new GateMarkdown(GateMarkdown.STEP_SUMMARY)
                .of(evaluation("fail", "", List.of(check(HOSTILE, "fail")), List.of()));

        assertThat(markdown)
                .contains("``c[language=<img src=x>\\|`@everyone")
                .doesNotContain("\u202E")
                .doesNotContain("\u0007");
    }

    @ParameterizedTest
    @CsvSource({
        "fail, fail, 1, 0",
        "inconclusive, inconclusive, 1, 0",
        "warn, inconclusive, 0, 1",
        "warn, waived, 0, 1",
        "pass, pass, 0, 0"
    })
    void junit_has_one_case_a_check(String outcome, String ofCheck, int failures, int skipped) throws Exception {
        Element suite = parsed(GateJUnitXml.of(evaluation(outcome, "", List.of(check(HOSTILE, ofCheck)), List.of())));

        assertThat(suite.getAttribute("tests")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(failures);
        assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(skipped);
        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .contains("<img src=x>");
    }

    @Test
    void junit_reports_broken_evidence_as_an_error() throws Exception {
        Element suite = parsed(GateJUnitXml.of(evaluation("invalid", "", List.of(), List.of(BROKEN))));

        Element error = (Element) suite.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("message")).isEqualTo("expired");
        assertThat(error.getTextContent()).isEqualTo("certify again");
    }

    @Test
    void the_terminal_states_claim_bound_side_n_and_rule_and_obeys_nothing() {
        String text = GateTerminal.of(evaluation("fail", "", List.of(check(HOSTILE, "fail")), List.of()));

        assertThat(text)
                .contains("agreement.percent of tone lowerBound >= 0.8")
                .contains("0.700, upper bound 0.750 (95 % one-sided), n 100 · fail: upper bound 0.750 < 0.800")
                .doesNotContain("\u202E")
                .doesNotContain("\u0007");
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static EvaluatedCheck check(String id, String outcome) {
        return new EvaluatedCheck(
                id,
                "c",
                Optional.of("strict-gpt"),
                Optional.of("tone"),
                Map.of(),
                outcome,
                "agreement.percent",
                "lowerBound >= 0.8",
                OptionalDouble.empty(),
                OptionalDouble.of(0.7),
                OptionalDouble.of(0.75),
                Optional.of("upper"),
                0.95,
                OptionalDouble.of(0.65),
                OptionalDouble.of(0.75),
                100,
                Optional.of("wilson-one-sided"),
                "upper bound 0.750 < 0.800",
                "",
                "holdout",
                Optional.empty());
    }

    private static GateEvaluation evaluation(
            String outcome, String summary, List<EvaluatedCheck> checks, List<GateEvaluation.Rule> rules) {
        return new GateEvaluation(
                "geval_1",
                "release",
                "1.0.0",
                "gate_f",
                "run_1",
                "chat",
                Optional.empty(),
                outcome,
                summary,
                0.95,
                1,
                checks,
                rules,
                List.of(),
                "1:h",
                Instant.EPOCH,
                "lea");
    }
}
