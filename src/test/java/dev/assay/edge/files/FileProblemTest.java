package dev.assay.edge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileProblemTest {

    private static final FileProblem PROBLEM = FileProblem.at(
            new Place(4, 7, "/version"), "rubrics/toxicity.yaml", FileRule.BAD_VALUE, "'3.2' is no valid version");

    @Test
    void prints_as_a_position_that_editors_link() {
        assertThat(PROBLEM).hasToString("rubrics/toxicity.yaml:4:7: bad_value: '3.2' is no valid version");
    }

    @Test
    void puts_its_hint_in_brackets() {
        assertThat(PROBLEM.withHint("expected major.minor.patch"))
                .hasToString("rubrics/toxicity.yaml:4:7: bad_value: '3.2' is no valid version"
                        + " (expected major.minor.patch)");
    }

    @Test
    void gives_an_invalid_file_one_line_of_message_each() {
        InvalidFile invalid = new InvalidFile(List.of(PROBLEM, PROBLEM));

        assertThat(invalid).hasMessage(PROBLEM + "\n" + PROBLEM);
    }

    @Test
    void escapes_slashes_and_tildes_in_pointers() {
        assertThat(Place.start().inside("a/b").inside("c~d").pointer()).isEqualTo("/a~1b/c~0d");
    }

    @Test
    void keeps_a_thousand_short_messages_and_no_more() {
        Problems problems = new Problems("f.yaml");
        for (int line = 1; line <= 1001; line++) {
            problems.add(Place.line(line), FileRule.BAD_VALUE, "x".repeat(1_000));
        }

        assertThat(problems.inOrder())
                .hasSize(1000)
                .allMatch(problem -> problem.detail().length() == 501);
    }

    @Test
    void shows_no_text_that_is_to_be_hidden() {
        Problems problems = new Problems("f.yaml");

        problems.hide("canary");
        problems.add(Place.start(), FileRule.BAD_VALUE, "'canary' is no model", "not canary");

        assertThat(problems.inOrder())
                .singleElement()
                .hasToString("f.yaml:1:1: bad_value: '***' is no model (not ***)");
    }
}
