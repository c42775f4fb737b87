package dev.assay.judge;

import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rubric.Label;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordedJudgeTest {

    private static final CallLedger NO_CALLS = new NoCalls();

    @Test
    void replays_what_was_recorded_without_a_call() {
        Verdict recorded = new Verdict.Scored(
                Label.named("borderline"), OptionalDouble.of(0.83), Optional.of("impatience"), List.of(), Set.of());
        RecordedJudge judge = new RecordedJudge(slot -> Optional.of(recorded));

        Opinion opinion = judge.judge(aQuestion().asked(), NO_CALLS);

        assertThat(opinion).isEqualTo(Opinion.of(aQuestion().asked(), question -> recorded));
    }

    @Test
    void what_was_not_recorded_is_failed_and_never_guessed() {
        Slot known = aQuestion().build().slot();
        RecordedJudge judge = new RecordedJudge(
                slot -> slot.equals(known) ? Optional.of(Verdict.scored(Label.named("no"))) : Optional.empty());

        assertThat(verdict(judge, aQuestion().build()).label()).contains(Label.named("no"));
        assertThat(verdict(judge, aQuestion().sample(1).build())).isEqualTo(Verdict.failed(Reason.NOT_RECORDED));
        assertThat(verdict(judge, aQuestion().swapped().build())).isEqualTo(Verdict.failed(Reason.NOT_RECORDED));
        assertThat(verdict(judge, aQuestion().item("b7").build())).isEqualTo(Verdict.failed(Reason.NOT_RECORDED));
    }

    @Test
    void a_label_off_the_scale_is_unreadable_and_keeps_its_rationale() {
        Verdict recorded = new Verdict.Scored(
                Label.named("maybe"), OptionalDouble.of(0.9), Optional.of("who knows"), List.of(), Set.of());
        RecordedJudge judge = new RecordedJudge(slot -> Optional.of(recorded));

        assertThat(verdict(judge, aQuestion().build()))
                .isEqualTo(new Verdict.Unreadable(Reason.OFF_SCALE, Optional.of("who knows")));
    }

    @Test
    void a_score_off_the_scale_is_never_clamped() {
        RecordedJudge judge = new RecordedJudge(slot -> Optional.of(Verdict.scored(Label.score(6))));

        assertThat(verdict(judge, aQuestion().scores(1, 5, 1).build())).isEqualTo(Verdict.unreadable(Reason.OFF_SCALE));
        assertThat(verdict(judge, aQuestion().scores(1, 6, 1).build()).label()).contains(Label.score(6));
    }

    @Test
    void an_unscored_recording_is_replayed_as_it_is() {
        Verdict refused = Verdict.abstained(Reason.REFUSED);
        RecordedJudge judge = new RecordedJudge(slot -> Optional.of(refused));

        assertThat(verdict(judge, aQuestion().build())).isEqualTo(refused);
    }

    @Test
    void plans_every_sample_and_order_that_occurs_in_a_criterion() {
        Map<String, Set<RecordedJudge.Replay>> replays = RecordedJudge.replays(List.of(
                new Slot("a2", "insult", "gpt-4", 1, Order.AS_GIVEN),
                new Slot("a1", "insult", "gpt-4", 0, Order.SWAPPED),
                new Slot("a1", "insult", "gpt-4", 0, Order.AS_GIVEN),
                new Slot("a2", "insult", "gpt-4", 0, Order.AS_GIVEN),
                new Slot("a1", "tone", "gpt-4", 0, Order.AS_GIVEN)));

        assertThat(replays).containsOnlyKeys("insult", "tone");
        assertThat(replays.get("insult"))
                .containsExactly(
                        new RecordedJudge.Replay(0, Order.AS_GIVEN),
                        new RecordedJudge.Replay(0, Order.SWAPPED),
                        new RecordedJudge.Replay(1, Order.AS_GIVEN));
        assertThat(replays.get("tone")).containsExactly(new RecordedJudge.Replay(0, Order.AS_GIVEN));
    }

    private static Verdict verdict(Judge judge, Question question) {
        return judge.judge(Questionnaire.of(question), NO_CALLS)
                .judgements()
                .get(0)
                .verdict();
    }

    /** Fails the test on any paid call. */
    private static final class NoCalls implements CallLedger {

        @Override
        public CallTicket intend(CallIntent intent) {
            throw new AssertionError("a recorded judge calls nobody");
        }

        @Override
        public void errored(SettledCall call) {
            throw new AssertionError("a recorded judge calls nobody");
        }
    }
}
