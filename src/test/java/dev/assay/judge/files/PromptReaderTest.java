package dev.assay.judge.files;

import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.judge.Askings;
import dev.assay.judge.Examples;
import dev.assay.judge.InvalidPrompt;
import dev.assay.judge.Prompt;
import dev.assay.judge.PromptProblem;
import dev.assay.judge.PromptRenderer;
import dev.assay.judge.PromptTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptReaderTest {

    private static final String GOOD = """
            ---
            # asked since release 3
            id: tox
            version: 1.2.0   # minor: clearer
            title: "Toxic: language"
            ---

            ## system

            Be strict.

            ### A heading inside
            text

            ## user
            {{output}}
            """;

    private final PromptReader reader = new PromptReader();

    @Test
    void reads_front_matter_and_sections() {
        PromptTemplate template = read(GOOD);

        assertThat(template.id()).isEqualTo("tox");
        assertThat(template.version()).isEqualTo("1.2.0");
        assertThat(template.title()).contains("Toxic: language");
        assertThat(template.content().json())
                .contains("\"system\":\"Be strict.\\n\\n### A heading inside\\ntext\"")
                .contains("\"user\":\"{{output}}\"");
    }

    @Test
    void reads_a_file_whatever_its_line_ends(@TempDir Path folder) throws IOException {
        Path unix = Files.writeString(folder.resolve("tox.md"), GOOD);
        Path windows = Files.createDirectory(folder.resolve("windows")).resolve("tox.md");
        Files.writeString(windows, GOOD.replace("\n", "\r\n"));

        assertThat(reader.read(windows).fingerprint())
                .isEqualTo(reader.read(unix).fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: tox           | idd: tox               | tox.md:3:1  | unknown-key",
                "id: tox           | id: t x                | tox.md:3:5  | bad-id",
                "id: tox           | id: other              | tox.md:3:5  | id-is-not-the-file-name",
                "id: tox           | id:                    | tox.md:3:4  | bad-id",
                "id: tox           | - tox                  | tox.md:3:1  | not-an-entry",
                "version: 1.2.0    | version: new           | tox.md:4:10 | bad-version",
                "version: 1.2.0    | id: tox                | tox.md:4:1  | duplicate-key",
                "---\\n\\n## system | \\n## system          | tox.md:1:1  | missing-front-matter",
                "## system         | ## System              | tox.md:8:1  | unknown-section",
                "## user           | ## system              | tox.md:15:1 | duplicate-section",
                "## system\\n\\nBe strict.\\n\\n### A heading inside\\ntext | ## system | tox.md:8:1 | empty-section",
                "## system         | text\\n## system       | tox.md:8:1  | text-outside-section",
                "Be strict.        | {{#if x}}              | tox.md:10:1 | not-a-name",
                "{{output}}        | see {{ output }}       | tox.md:16:5 | not-a-name"
            })
    void names_a_problem_with_its_place_and_rule(String good, String bad, String place, String rule) {
        String text = GOOD.replace(good.replace("\\n", "\n"), bad.replace("\\n", "\n"));

        InvalidPrompt invalid = catchThrowableOfType(InvalidPrompt.class, () -> read(text));

        assertThat(text).isNotEqualTo(GOOD);
        assertThat(invalid.problems())
                .anySatisfy(problem ->
                        assertThat(problem.in("tox.md")).startsWith(place + ":").contains("[" + rule + "]"));
    }

    @Test
    void names_every_problem_at_once() {
        String text =
                GOOD.replace("version: 1.2.0   # minor: clearer\n", "sort: x\n").replace("## user", "## usr");

        InvalidPrompt invalid = catchThrowableOfType(InvalidPrompt.class, () -> read(text));

        assertThat(invalid.problems())
                .extracting(PromptProblem::rule)
                .containsExactlyInAnyOrder("unknown-key", "missing-key", "unknown-section", "missing-section");
        assertThat(invalid).hasMessageContaining("\ntox.md:4:1: 'sort' is not a key of a prompt [unknown-key]; ");
    }

    @Test
    void refuses_what_is_not_text() {
        byte[] latin1 = "é".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> reader.read("tox.md", latin1)).hasMessageContaining("not valid UTF-8");
        assertThatThrownBy(() -> read(GOOD + "\0")).hasMessageContaining("NUL");
        assertThatThrownBy(() -> reader.read("tox.md", new byte[PromptReader.MAX_BYTES + 1]))
                .hasMessageContaining("[too-large]");
    }

    @Test
    void carries_a_built_in_prompt_that_fits_any_rubric() {
        PromptTemplate builtIn = reader.builtIn();

        assertThat(builtIn.checkAgainst(aQuestion().build().rubric())).isEmpty();
        assertThat(builtIn.checkAgainst(aQuestion().pair("a", "b").build().rubric()))
                .isEmpty();
        assertThat(builtIn.checkAgainst(aQuestion()
                        .inputs("title", "question", "evidence")
                        .build()
                        .rubric()))
                .isEmpty();
    }

    @Test
    void puts_static_text_first_and_a_reminder_after_the_data_in_the_built_in_prompt() {
        PromptRenderer renderer =
                new PromptRenderer(reader.builtIn(), text -> new byte[32], Askings.ONCE, Examples.NONE);

        Prompt one = renderer.render(aQuestion().asked());
        Prompt other =
                renderer.render(aQuestion().item("b2").field("output", "Bye.").asked());

        assertThat(one.system()).isEqualTo(other.system());
        assertThat(one.user().lines().toList())
                .last()
                .asString()
                .contains("answer only this question: Does the reply insult or mock the user?");
    }

    private PromptTemplate read(String text) {
        return reader.read("tox.md", text.getBytes(StandardCharsets.UTF_8));
    }
}
