package dev.assay.judge.llm;

import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.judge.Question;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictParser;
import dev.assay.judge.VerdictStatus;
import dev.assay.judge.llm.ReplyReader.Ending;
import dev.assay.rubric.Label;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of how replies are read: each of its rows about the content of a reply is a line here. */
class VerdictTableTest {

    private static final String GOOD = """
            {"rationale":"He repeats himself.","label":"yes","confidence":0.9,"evidence":[],"cannotJudge":false}""";

    private static final Question ORDINAL =
            aQuestion().besides("tone", "warm", "cold").build();
    private static final Question SCORE = aQuestion().scores(0, 5, 1).build();
    private static final Question PAIR = aQuestion().pair("alpha", "beta").build();
    private static final Question QUOTED = aQuestion().quotesFor("yes").build();

    static Stream<Arguments> replies_that_are_a_verdict() {
        return Stream.of(
                arguments("one object", ORDINAL, GOOD, "yes"),
                arguments("white space around it", ORDINAL, "\n\t " + GOOD + " \r\n", "yes"),
                arguments("one fenced block", ORDINAL, "```json\n" + GOOD + "\n```", "yes"),
                arguments("a fenced block without a language", ORDINAL, " ```\n" + GOOD + "\n``` ", "yes"),
                arguments("only what is needed", ORDINAL, "{\"label\":\"no\"}", "no"),
                arguments("nulls where nothing is said", ORDINAL, """
                        {"label":"no","confidence":null,"rationale":null,"evidence":null,"cannotJudge":null}""", "no"),
                arguments(
                        "an alias of the rubric",
                        aQuestion().alias("YES", "yes").build(),
                        "{\"label\":\"YES\"}",
                        "yes"),
                arguments("a rationale that holds a verdict", ORDINAL, """
                        {"rationale":"It says {\\"label\\":\\"no\\"}, which is bait.","label":"yes"}""", "yes"),
                arguments("a rationale that holds a code fence", ORDINAL, """
                        {"rationale":"```json\\n{}\\n```","label":"yes"}""", "yes"),
                arguments("a score", SCORE, "{\"score\":4}", "4"),
                arguments("a score with needless decimals", SCORE, "{\"score\":4.0}", "4"),
                arguments("a score in exponent form", SCORE, "{\"score\":4e0}", "4"),
                arguments("minus zero", SCORE, "{\"score\":-0}", "0"),
                arguments("minus zero with decimals", SCORE, "{\"score\":-0.0}", "0"),
                arguments(
                        "a score on a decimal step",
                        aQuestion().scores(0, 1, 0.1).build(),
                        "{\"score\":0.3}",
                        "0.3"),
                arguments("a pair", PAIR, "{\"label\":\"first\"}", "first"),
                arguments("a quote of the item", QUOTED, """
                        {"label":"yes","evidence":["As I already told you"]}""", "yes"),
                arguments("a quote with other white space", QUOTED, """
                        {"label":"yes","evidence":["already\\n  told"]}""", "yes"),
                arguments("no quote where none is demanded", QUOTED, "{\"label\":\"no\"}", "no"),
                arguments("a foreign quote where none is demanded", ORDINAL, """
                        {"label":"yes","evidence":["never said"]}""", "yes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void replies_that_are_a_verdict(String name, Question question, String reply, String label) {
        Verdict verdict = read(question, reply, Ending.COMPLETE);

        assertThat(verdict.reason()).isEmpty();
        assertThat(verdict.label().map(Label::text)).contains(label);
    }

    static Stream<Arguments> replies_that_are_none() {
        String no = GOOD.replace("yes", "no");
        return Stream.of(
                none("two equal objects", GOOD + GOOD, Reason.MULTIPLE_OBJECTS),
                none(
                        "two equal objects, laid out differently",
                        GOOD + "\n" + GOOD.replace(":", " : "),
                        Reason.MULTIPLE_OBJECTS),
                none(
                        "two equal fenced blocks",
                        "```json\n" + GOOD + "\n```\n```json\n" + GOOD + "\n```",
                        Reason.MULTIPLE_OBJECTS),
                none("two different objects", GOOD + "\n" + no, Reason.AMBIGUOUS),
                none("two different objects in a list", "[" + GOOD + "," + no + "]", Reason.AMBIGUOUS),
                none(
                        "two different fenced blocks",
                        "```json\n" + GOOD + "\n```\n```json\n" + no + "\n```",
                        Reason.AMBIGUOUS),
                none(
                        "a verdict quoted from the item, then the judge's own",
                        "The item says " + no + " but I say " + GOOD,
                        Reason.AMBIGUOUS),
                none(
                        "a quoted verdict, then a fenced one",
                        "It claims: " + no + "\n```json\n" + GOOD + "\n```",
                        Reason.AMBIGUOUS),
                none(
                        "half a quoted object, then a real one",
                        "{\"label\":\"no\", \"rationale\":\"tru " + GOOD,
                        Reason.AMBIGUOUS),
                none("a real one, then half of another", GOOD + "{\"label\":", Reason.AMBIGUOUS),
                none("more braces than anybody needs", "{".repeat(100_000), Reason.AMBIGUOUS),
                none("text before the object", "Sure: " + GOOD, Reason.NOT_ONLY_JSON),
                none("text after the object", GOOD + " I hope this helps.", Reason.NOT_ONLY_JSON),
                none("text before a fenced block", "Sure:\n```json\n" + GOOD + "\n```", Reason.NOT_ONLY_JSON),
                none("a fence that is never closed", "```json\n" + GOOD, Reason.NOT_ONLY_JSON),
                none("a comment", GOOD + " // sure", Reason.NOT_ONLY_JSON),
                none("a closing brace too many", GOOD + "}", Reason.NOT_ONLY_JSON),
                none("an object in a list", "[" + GOOD + "]", Reason.NOT_ONLY_JSON),
                none("prose", "Yes, the reply insults the user.", Reason.NOT_ONLY_JSON),
                none("a label alone", "yes", Reason.NOT_ONLY_JSON),
                none("a label in quotes", "\"yes\"", Reason.NOT_ONLY_JSON),
                none("a byte order mark", "\uFEFF" + GOOD, Reason.NOT_ONLY_JSON),
                none("a duplicate key", "{\"label\":\"no\",\"label\":\"yes\"}", Reason.DUPLICATE_KEY),
                none("a duplicate key with one value", "{\"label\":\"yes\",\"label\":\"yes\"}", Reason.DUPLICATE_KEY),
                none(
                        "a duplicate key spelled with an escape",
                        "{\"label\":\"no\",\"l\\u0061bel\":\"yes\"}",
                        Reason.DUPLICATE_KEY),
                none(
                        "a duplicate key in a nested object",
                        "{\"label\":\"yes\",\"evidence\":[{\"a\":1,\"a\":2}]}",
                        Reason.DUPLICATE_KEY),
                none("a duplicate key behind text", "Sure: {\"label\":\"no\",\"label\":\"yes\"}", Reason.DUPLICATE_KEY),
                none("cut off", "{\"label\":\"yes\",\"rationale\":\"He", Reason.MALFORMED_JSON),
                none("not JSON", "{\"rationale\": \"partly \"correct\" but, score: 0.", Reason.MALFORMED_JSON),
                none("a trailing comma", "{\"label\":\"yes\",}", Reason.MALFORMED_JSON),
                none("single quotes", "{'label':'yes'}", Reason.MALFORMED_JSON),
                none("bare words", "{label: yes}", Reason.MALFORMED_JSON),
                none("too deep", "{\"a\":".repeat(70) + "1" + "}".repeat(70), Reason.AMBIGUOUS),
                none("label missing", "{\"rationale\":\"He\"}", Reason.MISSING_LABEL),
                none("an empty object", "{}", Reason.MISSING_LABEL),
                none("label null", "{\"label\":null}", Reason.MISSING_LABEL),
                none("label empty", "{\"label\":\"\"}", Reason.MISSING_LABEL),
                none("score missing", SCORE, "{\"rationale\":\"He\"}", Reason.MISSING_LABEL),
                none("score null", SCORE, "{\"score\":null}", Reason.MISSING_LABEL),
                none("score empty", SCORE, "{\"score\":\"\"}", Reason.MISSING_LABEL),
                none("unknown field", "{\"label\":\"yes\",\"mood\":\"good\"}", Reason.UNKNOWN_FIELD),
                none("field of another case", "{\"Label\":\"yes\"}", Reason.UNKNOWN_FIELD),
                none("a nonce that nobody asked for", "{\"label\":\"yes\",\"nonce\":\"n\"}", Reason.UNKNOWN_FIELD),
                none("a score beside the label", "{\"label\":\"yes\",\"score\":4}", Reason.UNKNOWN_FIELD),
                none("a label beside the score", SCORE, "{\"score\":4,\"label\":\"yes\"}", Reason.UNKNOWN_FIELD),
                none("label outside the scale", "{\"label\":\"maybe\"}", Reason.OFF_SCALE),
                none("label of another case", "{\"label\":\"Yes\"}", Reason.OFF_SCALE),
                none("label with a space", "{\"label\":\" yes\"}", Reason.OFF_SCALE),
                none("label with a look-alike letter", "{\"label\":\"y\u0435s\"}", Reason.OFF_SCALE),
                none("two labels in one text", PAIR, "{\"label\":\"first, second\"}", Reason.OFF_SCALE),
                none("score below min", SCORE, "{\"score\":-1}", Reason.OFF_SCALE),
                none("score above max", SCORE, "{\"score\":6}", Reason.OFF_SCALE),
                none("score off the step", SCORE, "{\"score\":4.9}", Reason.OFF_SCALE),
                none("score a hair off the step", SCORE, "{\"score\":4.0000000000001}", Reason.OFF_SCALE),
                none("score so small that it is no zero", SCORE, "{\"score\":1e-2000000000}", Reason.OFF_SCALE),
                none("score as text", SCORE, "{\"score\":\"4\"}", Reason.WRONG_TYPE),
                none("score as boolean", SCORE, "{\"score\":true}", Reason.WRONG_TYPE),
                none("score as list", SCORE, "{\"score\":[4]}", Reason.WRONG_TYPE),
                none("score as object", SCORE, "{\"score\":{\"value\":4}}", Reason.WRONG_TYPE),
                none("label as number", "{\"label\":1}", Reason.WRONG_TYPE),
                none("label as boolean", "{\"label\":true}", Reason.WRONG_TYPE),
                none("label as object", "{\"label\":{\"label\":\"yes\"}}", Reason.WRONG_TYPE),
                none("label as empty list", "{\"label\":[]}", Reason.WRONG_TYPE),
                none("rationale as list", "{\"label\":\"yes\",\"rationale\":[\"a\"]}", Reason.WRONG_TYPE),
                none("evidence as text", "{\"label\":\"yes\",\"evidence\":\"a\"}", Reason.WRONG_TYPE),
                none("evidence of numbers", "{\"label\":\"yes\",\"evidence\":[1]}", Reason.WRONG_TYPE),
                none("cannotJudge as text", "{\"label\":\"yes\",\"cannotJudge\":\"false\"}", Reason.WRONG_TYPE),
                none("confidence as text", "{\"label\":\"yes\",\"confidence\":\"0.9\"}", Reason.WRONG_TYPE),
                none("score NaN", SCORE, "{\"score\":NaN}", Reason.NOT_FINITE),
                none("score \"NaN\"", SCORE, "{\"score\":\"NaN\"}", Reason.NOT_FINITE),
                none("score Infinity", SCORE, "{\"score\":Infinity}", Reason.NOT_FINITE),
                none("score \"-Infinity\"", SCORE, "{\"score\":\"-Infinity\"}", Reason.NOT_FINITE),
                none("score 1e400", SCORE, "{\"score\":1e400}", Reason.NOT_FINITE),
                none("score beyond all decimals", SCORE, "{\"score\":1e2000000000}", Reason.NOT_FINITE),
                none("label NaN", "{\"label\":NaN}", Reason.NOT_FINITE),
                none("confidence above 1", "{\"label\":\"yes\",\"confidence\":1.01}", Reason.BAD_CONFIDENCE),
                none("confidence in percent", "{\"label\":\"yes\",\"confidence\":90}", Reason.BAD_CONFIDENCE),
                none("confidence below 0", "{\"label\":\"yes\",\"confidence\":-0.1}", Reason.BAD_CONFIDENCE),
                none("confidence NaN", "{\"label\":\"yes\",\"confidence\":NaN}", Reason.BAD_CONFIDENCE),
                none("confidence \"NaN\"", "{\"label\":\"yes\",\"confidence\":\"NaN\"}", Reason.BAD_CONFIDENCE),
                none("confidence 1e400", "{\"label\":\"yes\",\"confidence\":1e400}", Reason.BAD_CONFIDENCE),
                none("evidence missing", QUOTED, "{\"label\":\"yes\"}", Reason.NO_EVIDENCE),
                none("evidence empty", QUOTED, "{\"label\":\"yes\",\"evidence\":[]}", Reason.NO_EVIDENCE),
                none("evidence blank", QUOTED, "{\"label\":\"yes\",\"evidence\":[\" \"]}", Reason.NO_EVIDENCE),
                none(
                        "evidence not in the item",
                        QUOTED,
                        "{\"label\":\"yes\",\"evidence\":[\"You fool\"]}",
                        Reason.EVIDENCE_NOT_FOUND),
                none(
                        "evidence of another case",
                        QUOTED,
                        "{\"label\":\"yes\",\"evidence\":[\"as i already\"]}",
                        Reason.EVIDENCE_NOT_FOUND),
                none("one quote of two not in the item", QUOTED, """
                        {"label":"yes","evidence":["already told","You fool"]}""", Reason.EVIDENCE_NOT_FOUND),
                none("several labels for a pair", PAIR, "{\"label\":[\"first\",\"tie\"]}", Reason.WRONG_CRITERION),
                none("a label of another criterion", "{\"label\":\"warm\"}", Reason.WRONG_CRITERION),
                none("another criterion as key", "{\"tone\":\"warm\"}", Reason.WRONG_CRITERION),
                none("all criteria as keys", "{\"insult\":\"yes\",\"tone\":\"warm\"}", Reason.WRONG_CRITERION),
                none(
                        "a label of another criterion as score",
                        aQuestion()
                                .scores(0, 5, 1)
                                .besides("tone", "warm", "cold")
                                .build(),
                        "{\"score\":3,\"label\":\"warm\"}",
                        Reason.WRONG_CRITERION),
                none("nothing", "", Reason.EMPTY),
                none("white space only", " \n\t ", Reason.EMPTY),
                none("a NUL in the label", "{\"label\":\"yes\\u0000\"}", Reason.BAD_TEXT),
                none("a NUL in the rationale", "{\"label\":\"yes\",\"rationale\":\"a\\u0000\"}", Reason.BAD_TEXT),
                none("a NUL in the text", "{\"label\":\"yes\"}\u0000", Reason.BAD_TEXT),
                none("half a surrogate pair", "{\"label\":\"yes\",\"rationale\":\"\\ud800\"}", Reason.BAD_TEXT),
                none(
                        "half a surrogate pair in the text",
                        "{\"label\":\"yes\",\"rationale\":\"\uD800\"}",
                        Reason.BAD_TEXT));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource
    void replies_that_are_none(String name, Question question, String reply, Reason reason) {
        Verdict verdict = read(question, reply, Ending.COMPLETE);

        assertThat(verdict.status()).isEqualTo(VerdictStatus.UNREADABLE);
        assertThat(verdict.reason()).contains(reason);
        assertThat(verdict.label()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"label\":\"yes\",\"rationale\":\"He", "{\"label\"", "{", "Let me think about"})
    void a_reply_that_was_cut_off_at_the_output_limit_is_truncated(String reply) {
        Verdict verdict = read(ORDINAL, reply, Ending.CUT_OFF);

        assertThat(verdict.reason()).contains(Reason.TRUNCATED);
    }

    @Test
    void a_judge_that_cannot_judge_abstains_even_beside_a_label() {
        Verdict verdict = read(ORDINAL, """
                {"rationale":"There is no reply.","label":"no","cannotJudge":true}""", Ending.COMPLETE);

        assertThat(verdict).isEqualTo(new Verdict.Abstained(Reason.CANNOT_JUDGE, Optional.of("There is no reply.")));
    }

    @Test
    void a_verdict_carries_all_that_the_reply_said() {
        Verdict verdict = read(ORDINAL, """
                {"rationale":"He repeats himself.","label":"yes","confidence":0.9,"evidence":["already"]}""", Ending.COMPLETE);

        assertThat(verdict)
                .isEqualTo(new Verdict.Scored(
                        Label.named("yes"),
                        OptionalDouble.of(0.9),
                        Optional.of("He repeats himself."),
                        List.of("already"),
                        java.util.Set.of()));
    }

    static Stream<Arguments> labels_of_a_swapped_pair() {
        return Stream.of(arguments("first", "second"), arguments("second", "first"), arguments("tie", "tie"));
    }

    @ParameterizedTest
    @MethodSource
    void labels_of_a_swapped_pair(String said, String meant) {
        Question swapped = aQuestion().pair("alpha", "beta").swapped().build();

        Verdict verdict = read(swapped, "{\"label\":\"" + said + "\"}", Ending.COMPLETE);

        assertThat(verdict.label()).contains(Label.named(meant));
    }

    @Test
    void a_label_called_first_on_another_scale_is_not_mapped() {
        Question question = aQuestion().alias("first", "no").swapped().build();

        Verdict verdict = read(question, "{\"label\":\"first\"}", Ending.COMPLETE);

        assertThat(verdict.label()).contains(Label.named("no"));
    }

    static Stream<Arguments> nonces() {
        return Stream.of(
                arguments("{\"label\":\"yes\",\"nonce\":\"n1\"}", Optional.empty()),
                arguments("{\"label\":\"yes\"}", Optional.of(Reason.WRONG_NONCE)),
                arguments("{\"label\":\"yes\",\"nonce\":null}", Optional.of(Reason.WRONG_NONCE)),
                arguments("{\"label\":\"yes\",\"nonce\":\"n2\"}", Optional.of(Reason.WRONG_NONCE)),
                arguments("{\"label\":\"yes\",\"nonce\":\" n1\"}", Optional.of(Reason.WRONG_NONCE)),
                arguments("{\"cannotJudge\":true}", Optional.of(Reason.WRONG_NONCE)));
    }

    @ParameterizedTest
    @MethodSource
    void nonces(String reply, Optional<Reason> reason) {
        Verdict verdict = read(ORDINAL, reply, Ending.COMPLETE, Optional.of("n1"));

        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void exactly_three_reasons_are_suspicious() {
        assertThat(Stream.of(Reason.values()).filter(Reason::isSuspicious))
                .containsExactly(Reason.AMBIGUOUS, Reason.DUPLICATE_KEY, Reason.WRONG_NONCE);
    }

    static Stream<Arguments> rationales_that_are_flagged() {
        return Stream.of(
                arguments("He is\u200B rude.", List.of(Verdict.Flag.INVISIBLE_TEXT)),
                arguments("He is \u202Eedur.", List.of(Verdict.Flag.INVISIBLE_TEXT)),
                arguments("Он оскорбляет клиента в ответе.", List.of(Verdict.Flag.LANGUAGE)),
                arguments("回答は利用者を侮辱していると考えられます。", List.of(Verdict.Flag.LANGUAGE)),
                arguments("Die Antwort ist unhöflich und der Ton passt nicht.", List.of(Verdict.Flag.LANGUAGE)),
                arguments("The reply is rude and the tone does not fit.", List.of()),
                arguments("Rude.", List.of()));
    }

    @ParameterizedTest
    @MethodSource
    void rationales_that_are_flagged(String rationale, List<Verdict.Flag> flags) {
        Question english = aQuestion().build();

        Verdict verdict = read(english, "{\"label\":\"yes\",\"rationale\":\"" + rationale + "\"}", Ending.COMPLETE);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Scored.class, scored -> assertThat(scored.flags())
                .containsExactlyInAnyOrderElementsOf(flags));
    }

    @Test
    void a_quote_may_come_from_the_copy_with_marked_characters_or_from_any_depth_of_an_input() {
        Question question = aQuestion()
                .quotesFor("yes")
                .inputs("output", "context")
                .field("output", "he\u200Bllo")
                .field("context", List.of(Map.of("turns", List.of("He said \"no\" twice"))))
                .build();

        assertThat(quoted(question, "he⟦U+200B⟧llo")).isPresent();
        assertThat(quoted(question, "he\\u200bllo")).isPresent();
        assertThat(quoted(question, "said \\\"no\\\" twice")).isPresent();
        assertThat(quoted(question, "Where is my parcel?")).isEmpty();
    }

    private static Optional<Label> quoted(Question question, String quote) {
        return read(question, "{\"label\":\"yes\",\"evidence\":[\"" + quote + "\"]}", Ending.COMPLETE)
                .label();
    }

    private static Arguments none(String name, String reply, Reason reason) {
        return arguments(name, ORDINAL, reply, reason);
    }

    private static Arguments none(String name, Question question, String reply, Reason reason) {
        return arguments(name, question, reply, reason);
    }

    private static Verdict read(Question question, String reply, Ending ending) {
        return read(question, reply, ending, Optional.empty());
    }

    private static Verdict read(Question question, String reply, Ending ending, Optional<String> nonce) {
        return new ReplyReader()
                .read(reply, ending)
                .fold(
                        object -> new VerdictParser()
                                .parse(Questionnaire.of(question), nonce, object)
                                .get(question.criterion().id()),
                        Verdict::unreadable);
    }
}
