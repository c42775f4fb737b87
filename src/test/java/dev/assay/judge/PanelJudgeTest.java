package dev.assay.judge;

import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PanelJudgeTest {

    private static final Verdict NO = Verdict.scored(Label.named("no"));
    private static final Verdict YES = Verdict.scored(Label.named("yes"));
    private static final Verdict NOTHING = Verdict.failed(Reason.TIMEOUT);

    @Test
    void takes_the_label_with_most_votes_and_its_share_as_confidence() {
        Verdict said = verdict(3, NO, YES, NO);

        assertThat(said.label()).contains(Label.named("no"));
        // two of three
        assertThat(((Verdict.Scored) said).confidence()).isEqualTo(OptionalDouble.of(2.0 / 3));
    }

    @Test
    void abstains_where_two_labels_have_as_many_votes() {
        assertThat(verdict(4, NO, YES, YES, NO)).isEqualTo(Verdict.abstained(Reason.PANEL_TIED));
        // the third is silent, so that one stands against one
        assertThat(verdict(3, NO, YES, NOTHING)).isEqualTo(Verdict.abstained(Reason.PANEL_TIED));
    }

    @Test
    void members_without_a_label_have_no_vote() {
        Verdict said = verdict(3, YES, NOTHING, YES);

        assertThat(said.label()).contains(Label.named("yes"));
        assertThat(((Verdict.Scored) said).confidence()).isEqualTo(OptionalDouble.of(1));
    }

    @Test
    void does_not_let_a_minority_of_its_members_speak_for_all() {
        // one of three, and exactly half of four: both are no more than half
        assertThat(verdict(3, YES, NOTHING, NOTHING)).isEqualTo(Verdict.abstained(Reason.NO_QUORUM));
        assertThat(verdict(4, YES, YES, NOTHING, NOTHING)).isEqualTo(Verdict.abstained(Reason.NO_QUORUM));
        assertThat(verdict(2)).isEqualTo(Verdict.abstained(Reason.NO_QUORUM));
    }

    @Test
    void counts_members_that_were_never_asked_as_silent() {
        // two of five voted, though nobody failed
        assertThat(verdict(5, YES, YES)).isEqualTo(Verdict.abstained(Reason.NO_QUORUM));
    }

    @Test
    void takes_the_mean_of_scores() {
        Question question = aQuestion().scale(new Scale.Numeric(1, 5, 1)).build();

        Verdict said = verdict(question, 3, Verdict.scored(Label.score(2)), Verdict.scored(Label.score(4)), NOTHING);

        assertThat(said.label()).contains(Label.score(3));
    }

    private static Verdict verdict(int members, Verdict... verdicts) {
        return verdict(aQuestion().build(), members, verdicts);
    }

    private static Verdict verdict(Question asked, int members, Verdict... verdicts) {
        PanelJudge panel = new PanelJudge(members, question -> {
            List<CombinedJudgement> said = new ArrayList<>();
            for (int i = 0; i < verdicts.length; i++) {
                said.add(new CombinedJudgement("a91f", "insult", "member-" + i, verdicts[i], List.of()));
            }
            return said;
        });
        return panel.judge(Questionnaire.of(asked), new Unpaid())
                .judgements()
                .get(0)
                .verdict();
    }

    /** Fails the test on any paid call. */
    private static final class Unpaid implements CallLedger {

        @Override
        public CallTicket intend(CallIntent intent) {
            throw new AssertionError("a panel calls nobody");
        }

        @Override
        public void errored(SettledCall call) {
            throw new AssertionError("a panel calls nobody");
        }
    }
}
