package dev.assay.run.web;

import static dev.assay.judge.JudgementBuilder.aJudgement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.edge.files.FileText;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.rubric.Scale;
import dev.assay.rubric.files.RubricReader;
import dev.assay.run.store.Judgements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CombinedPagesTest {

    private static final Map<String, Scale> SCALES = Map.of("insult", scale());

    /** Three items, two judges, three samples each, of which one differs: ordered as the store gives them. */
    private static final List<Judgement> SAMPLES = samples();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 18, 100})
    void combines_as_if_all_samples_were_held_wherever_a_page_ends(int size) {
        List<CombinedJudgement> streamed = new ArrayList<>();

        new CombinedPages(SCALES, pages(SAMPLES, size)).forEach(streamed::addAll);

        assertThat(streamed)
                .isEqualTo(CombinedJudgement.combine(SCALES, SAMPLES))
                .hasSize(6);
    }

    @Test
    void has_nothing_where_nothing_was_judged() {
        assertThat(new CombinedPages(SCALES, List.of())).isEmpty();
    }

    private static List<Judgement> samples() {
        List<Judgement> samples = new ArrayList<>();
        for (String item : List.of("a1", "a2", "a3")) {
            for (String judge : List.of("lenient", "strict")) {
                for (int sample = 0; sample < 3; sample++) {
                    samples.add(aJudgement().of(item).by(judge).sample(sample).saying(sample == 1 ? "yes" : "no"));
                }
            }
        }
        return samples;
    }

    private static List<List<Judgements.Kept>> pages(List<Judgement> samples, int size) {
        List<List<Judgements.Kept>> pages = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += size) {
            pages.add(samples.subList(from, Math.min(samples.size(), from + size)).stream()
                    .map(sample -> new Judgements.Kept("id", sample, 0, Optional.empty(), Instant.EPOCH))
                    .toList());
        }
        return pages;
    }

    private static Scale scale() {
        return RubricReader.read(new FileText("rubric", """
                        id: tone
                        version: 1.0.0
                        title: Tone
                        inputs: [input]
                        criteria:
                          - id: insult
                            question: Does the reply insult?
                            scale: {type: nominal, labels: ["no", "yes"], passing: ["no"]}
                        decision: {rule: all_pass}
                        """))
                .criterion("insult")
                .orElseThrow()
                .scale();
    }
}
