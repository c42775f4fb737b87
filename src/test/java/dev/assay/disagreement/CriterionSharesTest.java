package dev.assay.disagreement;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.judge.JudgementBuilder.aJudgement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.edge.files.FileText;
import dev.assay.evalset.Item;
import dev.assay.gold.Blindness;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldSetBuilder;
import dev.assay.gold.GoldTier;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.files.RubricReader;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CriterionSharesTest {

    private final Rubric rubric = ThreeCriteria.rubric("{rule: all_pass}");
    private final List<GoldItem> gold = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();

    /** Three items differ: in b; in b and c; in a. The means are a 1/3, b (1 + 1/2)/3, c 1/6. */
    @Test
    void averages_over_the_items_decided_differently() {
        item(anItem("i1").build(), "good good good", "good good good");
        item(anItem("i2").build(), "good good good", "good bad good");
        item(anItem("i3").build(), "good good good", "good bad bad");
        item(anItem("i4").build(), "bad good good", "good good good");

        CriterionShares shares = shares(Set.of());

        assertThat(shares.alike()).isEqualTo(1);
        assertThat(shares.stricter()).isEqualTo(2);
        assertThat(shares.moreLenient()).isEqualTo(1);
        assertThat(share(shares, "a")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(share(shares, "b")).isCloseTo(1 / 2.0, within(1e-12));
        assertThat(share(shares, "c")).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(shares.items())
                .extracting(CriterionShares.SharedItem::itemId)
                .containsExactly("i2", "i3", "i4");
    }

    /** i1 stands for four items, i2 for one: a has 4/5. */
    @Test
    void weighs_items_by_how_many_they_stand_for() {
        item(anItem("i1").sampledWith(0.25).build(), "bad good good", "good good good");
        item(anItem("i2").sampledWith(1).build(), "good bad good", "good good good");

        CriterionShares shares = shares(Set.of());

        assertThat(share(shares, "a")).isCloseTo(0.8, within(1e-12));
        assertThat(share(shares, "b")).isCloseTo(0.2, within(1e-12));
    }

    /** Different labels, same decision: nobody is to blame for anything. */
    @Test
    void passes_over_labels_that_differ_in_an_item_decided_alike() {
        item(anItem("i1").build(), "bad good good", "worse bad good");

        CriterionShares shares = shares(Set.of());

        assertThat(shares.alike()).isEqualTo(1);
        assertThat(shares.criteria())
                .extracting(CriterionShares.Share::share)
                .containsOnly(Estimate.undefined("no item decided differently", 0));
    }

    @Test
    void counts_what_it_cannot_tell_and_guesses_nothing() {
        item(anItem("shown").build(), "good good good", "bad good good");
        item(anItem("unscored").build(), "good good good", "bad good good");
        judgements.removeIf(said -> said.slot().itemId().equals("unscored")
                && said.slot().criterion().equals("c"));
        judgements.add(aJudgement().of("unscored").about("c").unscored(Verdict.abstained(Reason.DECLINED)));
        Item pending = anItem("pending").build();
        gold.add(golden(pending, Map.of("a", Label.named("good"), "b", Label.named("good"), "c", Label.named("good"))));
        // b and c stay open, though a alone would fail the item: such items would nearly all be failed ones
        Item half = anItem("half").build();
        gold.add(golden(half, Map.of("a", Label.named("bad"))));
        judged("half", ThreeCriteria.labels("good good good"));

        CriterionShares shares = shares(Set.of("shown"));

        assertThat(shares.leftOut()).isEqualTo(new CriterionShares.LeftOut(1, 1, 2, 0));
        assertThat(shares.items()).isEmpty();
        assertThat(shares.alike()).isZero();
    }

    /** Thirteen criteria in dispute are 8192 coalitions, and one more than is computed. */
    @Test
    void counts_items_with_too_many_criteria_in_dispute() {
        Rubric wide = wide(13);
        Map<String, Label> good =
                wide.criteria().stream().collect(Collectors.toMap(Criterion::id, criterion -> Label.named("good")));
        Map<String, Label> bad = new HashMap<>(good);
        bad.replaceAll((criterion, label) -> Label.named("bad"));
        gold.add(golden(anItem("i1").build(), good));
        judged("i1", bad);
        gold.add(golden(anItem("i2").build(), good));
        bad.put("q13", Label.named("good"));
        judged("i2", bad);

        CriterionShares shares = shares(wide, Set.of());

        assertThat(shares.leftOut()).isEqualTo(new CriterionShares.LeftOut(0, 0, 0, 1));
        // the other twelve share alike
        assertThat(shares.items()).singleElement().satisfies(item -> assertThat(item.shares())
                .hasSize(12)
                .allSatisfy((criterion, share) -> assertThat(share).isCloseTo(1 / 12.0, within(1e-12))));
    }

    /** 24 items in 12 groups of two alike: the groups are what is resampled. */
    @Test
    void resamples_whole_groups() {
        for (int i = 0; i < 24; i++) {
            item(
                    anItem("i" + i).inGroup("g" + i / 2).build(),
                    "good good good",
                    i / 2 % 3 == 0 ? "good good bad" : "bad good good");
        }

        Estimate.Known share =
                (Estimate.Known) shares(Set.of()).criteria().get(2).share();
        Interval.Bounds bounds = (Interval.Bounds) share.interval();

        assertThat(share.pointValue()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(share.n()).isEqualTo(24);
        assertThat(bounds.nClusters()).hasValue(12);
        // a binomial share of 1/3 in 12 has a standard error of .136, in 24 of .096
        assertThat(bounds.upper() - bounds.lower()).isBetween(0.42, 0.62);
    }

    private void item(Item item, String goldLabels, String judgedLabels) {
        gold.add(golden(item, ThreeCriteria.labels(goldLabels)));
        judged(item.id(), ThreeCriteria.labels(judgedLabels));
    }

    private static GoldItem golden(Item item, Map<String, Label> labels) {
        Map<String, GoldLabel> golden = new HashMap<>();
        labels.forEach((criterion, label) -> golden.put(
                criterion, new GoldLabel(item.id(), criterion, label, GoldTier.CONSENSUS, Blindness.BLIND, 2)));
        return new GoldItem(item, golden);
    }

    private void judged(String item, Map<String, Label> labels) {
        labels.forEach((criterion, label) ->
                judgements.add(aJudgement().of(item).about(criterion).saying(label.text())));
    }

    private CriterionShares shares(Set<String> shown) {
        return shares(rubric, shown);
    }

    private CriterionShares shares(Rubric asked, Set<String> shown) {
        CalibrationSet part =
                new CalibrationSet(GoldSetBuilder.aGoldSet().build().header(), gold);
        return CriterionShares.of(
                asked,
                "strict-gpt",
                part,
                CombinedJudgement.combine(
                        asked.criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale)),
                        judgements),
                shown,
                BootstrapPlan.seeded(5));
    }

    private static double share(CriterionShares shares, String criterion) {
        return shares.criteria().stream()
                .filter(share -> share.criterion().equals(criterion))
                .findFirst()
                .orElseThrow()
                .share()
                .value()
                .orElseThrow();
    }

    private static Rubric wide(int criteria) {
        String questions = IntStream.rangeClosed(1, criteria)
                .mapToObj(number -> """
                          - id: q%d
                            question: Q?
                            scale: {type: binary, labels: [good, bad], passing: [good]}
                        """.formatted(number))
                .collect(Collectors.joining());
        return RubricReader.read(new FileText("test", """
                id: wide
                version: 1.0.0
                title: Many questions
                inputs: [output]
                criteria:
                %sdecision: {rule: all_pass}
                """.formatted(questions)));
    }
}
