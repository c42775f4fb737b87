package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.calibration.CalibratedVerdict;
import dev.assay.edge.files.FileText;
import dev.assay.gold.Coverage;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.files.RubricReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibratedDisagreementsTest {

    private static final Criterion TONE =
            RubricReader.read(new FileText("tone.yaml", """
            id: tone
            version: 1.0.0
            title: Tone
            inputs: [input]
            criteria:
              - id: tone
                question: Is the tone right?
                scale: {type: binary, labels: [ok, bad], passing: [ok]}
            decision: {rule: all_pass}
            """)).criteria().get(0);

    private final List<LabelPair> pairs = new ArrayList<>();

    private CalibratedDisagreementsTest judged(String gold, String judged, int times) {
        for (int i = 0; i < times; i++) {
            pairs.add(Cases.pair(Cases.item("item " + pairs.size(), "", Map.of()), gold, 2, judged, Optional.empty()));
        }
        return this;
    }

    private DisagreementSet set() {
        Coverage any = LabelPair.join("tone", List.of(), List.of()).coverage();
        return DisagreementSet.of(Cases.JUDGE, TONE, new LabelPair.Join(pairs, any));
    }

    private static Optional<CalibratedVerdict> verdict(CombinedJudgement judgement, double bad) {
        return Optional.of(new CalibratedVerdict(
                judgement.itemId(), "tone", List.of("ok", "bad"), List.of(true, false), List.of(1 - bad, bad), true));
    }

    /** A judge too strict: its 5 "bad" are worth .3, so 3 wrong ones are settled and 2 right ones become wrong. */
    @Test
    void counts_what_calibration_settles_and_what_it_adds() {
        DisagreementSet set = judged("ok", "bad", 3)
                .judged("bad", "bad", 2)
                .judged("ok", "ok", 10)
                .judged("bad", "ok", 1)
                .set();

        assertThat(CalibratedDisagreements.of(
                        set,
                        judgement -> verdict(
                                judgement,
                                judgement.verdict().label().orElseThrow().text().equals("bad") ? 0.3 : 0.1)))
                .contains(new CalibratedDisagreements(16, 4, 3, 2))
                .hasValueSatisfying(counts -> assertThat(counts.calibrated()).isEqualTo(3));
    }

    @Test
    void takes_the_first_label_of_the_scale_where_two_are_equally_likely() {
        assertThat(CalibratedDisagreements.of(judged("ok", "bad", 1).set(), judgement -> verdict(judgement, 0.5)))
                .contains(new CalibratedDisagreements(1, 1, 1, 0));
    }

    @Test
    void counts_only_pairs_that_have_a_calibrated_verdict() {
        assertThat(CalibratedDisagreements.of(
                        judged("ok", "bad", 2).set(),
                        judgement -> judgement.itemId().equals("item 0") ? verdict(judgement, 0.9) : Optional.empty()))
                .contains(new CalibratedDisagreements(1, 1, 0, 0));
        assertThat(CalibratedDisagreements.of(set(), judgement -> Optional.empty()))
                .isEmpty();
    }
}
