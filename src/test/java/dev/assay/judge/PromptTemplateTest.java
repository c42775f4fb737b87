package dev.assay.judge;

import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTemplateTest {

    private final Rubric rubric = aQuestion().build().rubric();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#each}}",
                "{{ output }}",
                "{{{output}}}",
                "{{/if}}",
                "{{",
                "{{}}",
                "{{output",
                "{{output}",
                "{{a b}}",
                "{{9lives}}"
            })
    void refuses_everything_in_double_braces_that_is_not_a_name(String text) {
        List<PromptProblem> problems = new ArrayList<>();

        TemplateText.parse("first\n  " + text, 10, problems::add);

        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).line()).isEqualTo(11);
        assertThat(problems.get(0).column()).isEqualTo(3);
        assertThat(problems.get(0).rule()).isEqualTo("not-a-name");
    }

    @Test
    void keeps_single_braces_and_closing_braces_as_they_are() {
        List<PromptProblem> problems = new ArrayList<>();
        String text = "{\"a\":{\"b\":1}} } ${x} #{y} {z}";

        TemplateText parsed = TemplateText.parse(text, 1, problems::add);

        assertThat(problems).isEmpty();
        assertThat(parsed.filled(name -> "?")).isEqualTo(text);
    }

    @Test
    void names_an_unknown_name_with_its_place_and_the_known_ones() {
        PromptTemplate template = template("Be strict.", "{{output}}\nand {{outptu}}");

        List<PromptProblem> problems = template.checkAgainst(rubric);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.in("prompts/p.md"))
                    .startsWith("prompts/p.md:21:5: 'outptu' is neither a prompt name nor an input")
                    .contains("[unknown-name]")
                    .contains("question, labels")
                    .contains("input, output");
        });
    }

    @Test
    void refuses_an_item_field_that_the_rubric_does_not_list_as_input() {
        PromptTemplate template = template("Be strict.", "{{item}} {{reference}}");

        List<PromptProblem> problems = template.checkAgainst(rubric);

        assertThat(problems).extracting(PromptProblem::rule).containsExactly("unknown-name");
    }

    @ParameterizedTest
    @CsvSource({"{{output}}", "{{item}}", "{{item.output}}"})
    void keeps_the_item_out_of_the_system_role(String place) {
        PromptTemplate template = template("Judge " + place, "{{item}}");

        List<PromptProblem> problems = template.checkAgainst(rubric);

        assertThat(problems).extracting(PromptProblem::rule).containsExactly("item-in-system");
    }

    @Test
    void refuses_a_prompt_that_shows_nothing_of_the_item() {
        PromptTemplate template = template("Be strict.", "{{question}}");

        List<PromptProblem> problems = template.checkAgainst(rubric);

        assertThat(problems).extracting(PromptProblem::rule).containsExactly("shows-no-item");
    }

    @Test
    void asks_which_title_is_meant_when_an_input_bears_a_prompt_name() {
        Rubric listings = aQuestion().inputs("title", "output").build().rubric();

        assertThat(template("s", "{{title}} {{output}}").checkAgainst(listings))
                .extracting(PromptProblem::rule)
                .containsExactly("ambiguous-name");
        assertThat(template("s", "{{title}} {{item.title}}").checkAgainst(listings))
                .isEmpty();
        assertThat(template("{{title}}", "{{title}} {{item}}").checkAgainst(listings))
                .isEmpty();
    }

    @Test
    void is_identified_by_its_content_and_not_by_its_place_in_a_file() {
        PromptTemplate here = template("s", "{{output}}");
        PromptTemplate elsewhere = PromptTemplate.parse(
                "p",
                "1.0.0",
                Optional.empty(),
                new PromptTemplate.Section("s", 1),
                new PromptTemplate.Section("{{output}}", 2),
                problem -> {});

        assertThat(here.fingerprint()).isEqualTo(elsewhere.fingerprint());
        assertThat(here.fingerprint()).isNotEqualTo(template("s ", "{{output}}").fingerprint());
    }

    /** Its system section begins in line 10, its user section in line 20. */
    private static PromptTemplate template(String system, String user) {
        List<PromptProblem> problems = new ArrayList<>();
        PromptTemplate template = PromptTemplate.parse(
                "p",
                "1.0.0",
                Optional.empty(),
                new PromptTemplate.Section(system, 10),
                new PromptTemplate.Section(user, 20),
                problems::add);
        assertThat(problems).isEmpty();
        return template;
    }
}
