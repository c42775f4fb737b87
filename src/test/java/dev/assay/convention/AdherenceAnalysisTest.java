package dev.assay.convention;

import static dev.assay.evalset.ItemBuilder.anItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.evalset.Item;
import dev.assay.gold.GoldPart;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.MiettinenNurminen;
import dev.assay.stats.Proportion;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdherenceAnalysisTest {

    private static final double LEVEL = 0.95;

    private final Work september = Work.in("september");
    private final Work october = Work.in("october");

    /** 20 items of ada with 18 right, 10 of bob with 5 right: 23 of 30 in all. */
    @Test
    void is_the_share_of_items_whose_gold_passes() {
        annotated(october, "ada", "1.4", 18, 2);
        annotated(october, "bob", "1.4", 5, 5);

        ClauseAdherence adherence = analysis(october.gold());

        assertThat(adherence.clause()).isEqualTo("DEF-3.1");
        assertThat(adherence.adherence()).isEqualTo(Proportion.estimate(23, 30, LEVEL));
        assertThat(adherence.by().get("annotator"))
                .containsExactly(
                        new SliceShare("ada", Proportion.estimate(18, 20, LEVEL)),
                        new SliceShare("bob", Proportion.estimate(5, 10, LEVEL)));
    }

    @Test
    void leaves_out_questions_that_check_no_clause_or_have_no_good_answer() {
        annotated(october, "ada", "1.4", 18, 2);

        List<ClauseAdherence> all =
                new AdherenceAnalysis(Work.rubric(), LEVEL).of(october.gold(), List.of(october.gold()));

        assertThat(all).extracting(ClauseAdherence::criterion).containsExactly("defect");
    }

    @Test
    void says_nothing_about_an_annotator_with_nine_items() {
        annotated(october, "ada", "1.4", 9, 0);
        annotated(october, "bob", "1.4", 10, 0);

        List<SliceShare> annotators = analysis(october.gold()).by().get("annotator");

        assertThat(annotators.get(0))
                .isEqualTo(new SliceShare("ada", Estimate.undefined("not enough data: fewer than 10 items", 9)));
        assertThat(annotators.get(1).share().value()).hasValue(1);
    }

    /** Under 1.9 18 of 20 are kept, under 1.10 12 of 20: a drop by .3. */
    @Test
    void compares_each_version_with_the_one_before() {
        annotated(september, "ada", "1.9", 18, 2);
        annotated(october, "ada", "1.10", 12, 8);

        List<ClauseAdherence.VersionChange> changes =
                analysis(october.gold(), september.gold()).changes();

        assertThat(changes)
                .extracting(
                        ClauseAdherence.VersionChange::from,
                        ClauseAdherence.VersionChange::to,
                        ClauseAdherence.VersionChange::difference)
                .containsExactly(tuple("1.9", "1.10", MiettinenNurminen.estimate(0.6, 20, 0.9, 20, LEVEL)));
        assertThat(((Estimate.Known) changes.get(0).difference()).pointValue()).isEqualTo(0.6 - 0.9);
    }

    /** A version may begin in the middle of a release: 1.3 has 10 of 20 in September alone, 1.4 has 5 + 10 in both. */
    @Test
    void parts_the_series_by_version_and_not_by_release() {
        annotated(september, "ada", "1.3", 10, 10);
        annotated(september, "bob", "1.4", 5, 0);
        annotated(october, "ada", "1.4", 10, 0);

        ClauseAdherence adherence = analysis(october.gold(), september.gold());

        assertThat(adherence.changes()).singleElement().satisfies(change -> {
            assertThat(change.before().n()).isEqualTo(20);
            assertThat(change.after().n()).isEqualTo(15);
            assertThat(change.after().value()).hasValue(1);
        });
        assertThat(adherence.adherence().n()).as("the release alone").isEqualTo(10);
    }

    /**
     * Ada drops from 20 of 20 to 10 of 20: pooled .75, Z(0) = -.5/sqrt(40/39 x .75 x .25 x 2/20) = -3.6056, p = .000311, and twice that as one
     * of two who can be compared. Bob stays at 10 of 10, cy has 9 items of one version, dan worked under one version only.
     */
    @Test
    void tells_who_changed_and_who_did_not() {
        annotated(september, "ada", "1.3", 20, 0);
        annotated(october, "ada", "1.4", 10, 10);
        annotated(september, "bob", "1.3", 10, 0);
        annotated(october, "bob", "1.4", 10, 0);
        annotated(september, "cy", "1.3", 9, 0);
        annotated(october, "cy", "1.4", 10, 0);
        annotated(october, "dan", "1.4", 10, 0);

        List<ClauseAdherence.SliceChange> changes =
                analysis(october.gold(), september.gold()).changes().get(0).by().get("annotator");

        assertThat(changes).extracting(ClauseAdherence.SliceChange::value).containsExactly("ada", "bob", "cy");
        assertThat(changes.get(0).difference()).isEqualTo(MiettinenNurminen.estimate(0.5, 20, 1, 20, LEVEL));
        assertThat(changes.get(0).adjustedP()).hasValueCloseTo(2 * 0.000311, within(2e-6));
        assertThat(changes.get(1).difference().value()).hasValue(0);
        assertThat(changes.get(1).adjustedP()).hasValue(1);
        assertThat(changes.get(2).difference())
                .isEqualTo(Estimate.undefined("not enough data: fewer than 10 items", 19));
        assertThat(changes.get(2).adjustedP()).isEmpty();
    }

    @Test
    void does_not_compare_with_a_version_of_which_too_little_was_audited() {
        annotated(september, "ada", "1.3", 9, 0);
        annotated(october, "ada", "1.4", 10, 0);

        assertThat(analysis(october.gold(), september.gold()).changes().get(0).difference())
                .isEqualTo(Estimate.undefined("not enough data: fewer than 10 items", 19));
    }

    /** Two releases count their items from 1; a seller who is in both is one seller. */
    @Test
    void takes_items_of_one_id_in_two_releases_as_two_and_a_group_of_one_name_as_one() {
        for (int i = 0; i < 12; i++) {
            september.right(made("i" + i, "ada", "1.4"));
            october.right(made("i" + i, "ada", "1.4"));
        }
        annotated(october, "ada", "1.3", 10, 0);
        Estimate apart =
                analysis(october.gold(), september.gold()).changes().get(0).after();
        september.right(
                anItem("g1").inGroup("seller").meta("conventionVersion", "1.4").build());
        october.right(
                anItem("g2").inGroup("seller").meta("conventionVersion", "1.4").build());
        Estimate together =
                analysis(october.gold(), september.gold()).changes().get(0).after();

        assertThat(bounds(apart).nEffective()).as("all independent").isEmpty();
        assertThat(apart.n()).isEqualTo(24);
        assertThat(bounds(together).nClusters()).hasValue(25);
        assertThat(together.n()).isEqualTo(26);
    }

    /** One right item stands for four, nine wrong ones for themselves: 4/13. */
    @Test
    void weighs_items_by_how_many_they_stand_for() {
        october.right(anItem("i0").sampledWith(0.25).build());
        for (int i = 1; i < 10; i++) {
            october.wrong(anItem("i" + i).sampledWith(1).build());
        }

        assertThat(analysis(october.gold()).adherence().value()).hasValue(4 / 13.0);
    }

    @Test
    void has_no_slice_for_items_that_name_nobody() {
        for (int i = 0; i < 10; i++) {
            october.right(anItem("i" + i).build());
        }

        ClauseAdherence adherence = analysis(october.gold());

        assertThat(adherence.by().get("annotator")).isEmpty();
        assertThat(adherence.changes()).isEmpty();
        assertThat(adherence.adherence().n()).isEqualTo(10);
    }

    private static ClauseAdherence analysis(GoldPart release, GoldPart... others) {
        List<GoldPart> series = new java.util.ArrayList<>(List.of(others));
        series.add(release);
        return new AdherenceAnalysis(Work.rubric(), LEVEL).of(release, series).get(0);
    }

    private static void annotated(Work work, String annotator, String version, int right, int wrong) {
        for (int i = 0; i < right; i++) {
            work.right(made(annotator + version + "r" + i, annotator, version));
        }
        for (int i = 0; i < wrong; i++) {
            work.wrong(made(annotator + version + "w" + i, annotator, version));
        }
    }

    private static Item made(String id, String annotator, String version) {
        return anItem(id)
                .meta("annotator", annotator)
                .meta("conventionVersion", version)
                .build();
    }

    private static Interval.Bounds bounds(Estimate estimate) {
        return (Interval.Bounds) ((Estimate.Known) estimate).interval();
    }
}
