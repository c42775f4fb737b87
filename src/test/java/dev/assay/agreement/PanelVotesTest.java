package dev.assay.agreement;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.gold.GoldSetBuilder.aGoldSet;
import static dev.assay.judge.JudgementBuilder.aJudgement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSetBuilder;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Gold says no on all four items; a judge is given by the items on which it says yes. */
class PanelVotesTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(20261121);
    private static final Criterion INSULT = criterion(AgreementBuilder.BINARY);

    @Test
    void two_judges_that_always_err_together_are_one() {
        PanelVotes votes = votes(judge("a", 0), judge("b", 0)).orElseThrow();

        assertThat(votes.members()).containsExactly("a", "b");
        // phi = 1, 2/(1 + 1 × 1)
        assertThat(value(votes.errorCorrelation())).isCloseTo(1, within(1e-12));
        assertThat(value(votes.effectiveVotes())).isCloseTo(1, within(1e-12));
    }

    @Test
    void judges_that_never_err_together_are_worth_more() {
        PanelVotes votes = votes(judge("a", 0), judge("b", 1)).orElseThrow();

        // phi = (0 × 4 - 1 × 1)/sqrt(1 × 3 × 1 × 3) = -1/3, 2/(1 - 1/3) = 3
        assertThat(value(votes.errorCorrelation())).isCloseTo(-1.0 / 3, within(1e-12));
        assertThat(value(votes.effectiveVotes())).isCloseTo(3, within(1e-12));
    }

    @Test
    void nothing_is_known_of_judges_that_never_err() {
        PanelVotes votes = votes(judge("a"), judge("b")).orElseThrow();

        assertThat(votes.effectiveVotes()).isInstanceOf(Estimate.Undefined.class);
        assertThat(votes.undefinedPairs()).isEqualTo(1);
    }

    @Test
    void a_verdict_without_a_label_is_no_error() {
        MeasuredJudge silent = MeasuredJudge.of(
                "b",
                combined(List.of(
                        aJudgement().of("a0").by("b").unscored(Verdict.failed(Reason.TIMEOUT)),
                        aJudgement().of("a1").by("b").saying("yes"),
                        aJudgement().of("a2").by("b").saying("no"),
                        aJudgement().of("a3").by("b").saying("no"))));

        PanelVotes votes = votes(judge("a", 1), silent).orElseThrow();

        // on a1, a2, a3 both err on a1 alone: phi = 1
        assertThat(value(votes.errorCorrelation())).isCloseTo(1, within(1e-12));
    }

    @Test
    void one_member_alone_is_no_panel_and_a_score_is_no_error() {
        assertThat(votes(judge("a", 0))).isEmpty();
        assertThat(PanelVotes.of(
                        panel("a", "b"),
                        criterion(new Scale.Numeric(1, 5, 1)),
                        gold(),
                        List.of(judge("a"), judge("b")),
                        PLAN))
                .isEmpty();
    }

    private static Optional<PanelVotes> votes(MeasuredJudge... members) {
        return PanelVotes.of(
                panel(List.of(members).stream().map(MeasuredJudge::id).toArray(String[]::new)),
                INSULT,
                gold(),
                List.of(members),
                PLAN);
    }

    private static MeasuredJudge panel(String... members) {
        return new MeasuredJudge("panel", List.of(), Set.of(), List.of(members), Optional.empty());
    }

    private static List<GoldItem> gold() {
        GoldSetBuilder gold = aGoldSet();
        for (int i = 0; i < 4; i++) {
            gold.with(anItem("a" + i).build(), "no");
        }
        return gold.whole().items();
    }

    private static MeasuredJudge judge(String id, Integer... errors) {
        List<Judgement> said = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            said.add(aJudgement().of("a" + i).by(id).saying(List.of(errors).contains(i) ? "yes" : "no"));
        }
        return MeasuredJudge.of(id, combined(said));
    }

    private static List<CombinedJudgement> combined(List<Judgement> said) {
        return CombinedJudgement.combine(Map.of("insult", AgreementBuilder.BINARY), said);
    }

    private static Criterion criterion(Scale scale) {
        return new Criterion(
                "insult", "Insult?", Optional.empty(), scale, 1, Optional.empty(), Set.of(), Map.of(), List.of());
    }

    private static double value(Estimate estimate) {
        return estimate.value().orElseThrow();
    }
}
