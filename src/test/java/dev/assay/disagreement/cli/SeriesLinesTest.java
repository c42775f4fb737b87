package dev.assay.disagreement.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SeriesLinesTest {

    @Test
    void shows_in_which_releases_a_mistake_was_made_and_what_was_left_out() throws JsonProcessingException {
        assertThat(SeriesLines.of(new ObjectMapper().readTree("""
                        {"releases":[{"evalset":"sep","run":"run_1","items":300}],"left":{"aug":"no gold for the rubric"},
                         "clusters":[{"size":9,"criterion":"tone","name":"late","cause":"judge_error","recommendation":"Mend.",
                           "releases":{"oct":4,"sep":5}}],
                         "unclustered":{"tone":2},"slices":[{"criterion":"tone","rule":"evalset is “oct”"}]}
                        """)))
                .containsExactly(
                        "sep: 300 items with gold, judged in run_1",
                        "aug: left out, no gold for the rubric",
                        "  9  tone · late",
                        "     oct 4, sep 5  ·  judge_error",
                        "     do: Mend.",
                        "  unclustered, tone: 2",
                        "  more often, tone, where evalset is “oct”");
    }
}
