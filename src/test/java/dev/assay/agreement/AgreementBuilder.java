package dev.assay.agreement;

import static dev.assay.judge.JudgementBuilder.aJudgement;

import dev.assay.evalset.ItemBuilder;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.GoldSetBuilder;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.JudgementBuilder;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Measures one judge on one criterion for tests: each call adds items with their gold and what the judge said. */
final class AgreementBuilder {

    static final Scale BINARY = new Scale.Categorical(Scale.Kind.BINARY, List.of("no", "yes"), Set.of("no"), Map.of());

    private final Scale scale;
    private final GoldSetBuilder gold = GoldSetBuilder.aGoldSet();
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<AuditLabel> humans = new ArrayList<>();
    private UnaryOperator<ItemBuilder> item = UnaryOperator.identity();
    private Unscored unscored = Unscored.EXCLUDE;
    private List<String> by = List.of();
    private int items = 0;

    private AgreementBuilder(Scale scale) {
        this.scale = scale;
    }

    static AgreementBuilder on(Scale scale) {
        return new AgreementBuilder(scale);
    }

    /** What the items added from now on are like. */
    AgreementBuilder withItems(UnaryOperator<ItemBuilder> like) {
        item = like;
        return this;
    }

    AgreementBuilder items(int count, String goldLabel, String judged) {
        return items(count, goldLabel, aJudgement -> aJudgement.saying(judged));
    }

    AgreementBuilder unscoredItems(int count, String goldLabel, Verdict verdict) {
        return items(count, goldLabel, aJudgement -> aJudgement.unscored(verdict));
    }

    AgreementBuilder scoredItem(double goldScore, double judged) {
        String id = nextItem(Label.score(goldScore));
        judgements.add(aJudgement().of(id).scoring(judged));
        return this;
    }

    /** A pair asked in both orders; the labels are in the original order. */
    AgreementBuilder bothOrders(int count, String goldLabel, String asGiven, String swapped) {
        for (int i = 0; i < count; i++) {
            String id = nextItem(Label.named(goldLabel));
            judgements.add(aJudgement().of(id).saying(asGiven));
            judgements.add(aJudgement().of(id).swapped().saying(swapped));
        }
        return this;
    }

    /** A pair of which only the order as given was scored. */
    AgreementBuilder onlyAsGiven(String goldLabel, String asGiven, Verdict swapped) {
        String id = nextItem(Label.named(goldLabel));
        judgements.add(aJudgement().of(id).saying(asGiven));
        judgements.add(aJudgement().of(id).swapped().unscored(swapped));
        return this;
    }

    /** What humans said on the items, which are numbered from 0. */
    AgreementBuilder humans(AuditLabel... labels) {
        humans.addAll(Arrays.asList(labels));
        return this;
    }

    AgreementBuilder slicedBy(String... keys) {
        by = List.of(keys);
        return this;
    }

    AgreementBuilder unscoredDisagree() {
        unscored = Unscored.DISAGREE;
        return this;
    }

    AgreementBuilder fromNowOnOfUnknownBlindness() {
        gold.fromNowOnOfUnknownBlindness();
        return this;
    }

    Agreement measure() {
        AgreementAnalysis.Settings settings =
                new AgreementAnalysis.Settings(unscored, by, Optional.empty(), 0.2, BootstrapPlan.seeded(20261121));
        List<CombinedJudgement> combined = CombinedJudgement.combine(Map.of("insult", scale), judgements);
        return new AgreementAnalysis(rubric(), settings)
                .of(gold.whole(), List.of(MeasuredJudge.of("strict-gpt", combined)), humans);
    }

    Agreement.OfJudge measureJudge() {
        return measure().judges().get(0);
    }

    AgreementBuilder items(int count, String goldLabel, Function<JudgementBuilder, Judgement> judged) {
        for (int i = 0; i < count; i++) {
            String id = nextItem(Label.named(goldLabel));
            judgements.add(judged.apply(aJudgement().of(id)));
        }
        return this;
    }

    private String nextItem(Label goldLabel) {
        String id = "a" + items++;
        gold.with(item.apply(ItemBuilder.anItem(id)).build(), goldLabel);
        return id;
    }

    private Rubric rubric() {
        Criterion insult = new Criterion(
                "insult",
                "Does the reply insult or mock the user?",
                Optional.empty(),
                scale,
                1,
                Optional.empty(),
                Set.of(),
                Map.of(),
                List.of());
        return new Rubric(
                "toxicity",
                RubricVersion.parse("3.2.0"),
                "Toxic language",
                List.of("output"),
                List.of(insult),
                Decision.allPass(),
                Optional.empty(),
                CanonicalContent.of(Map.of("id", "toxicity")));
    }
}
