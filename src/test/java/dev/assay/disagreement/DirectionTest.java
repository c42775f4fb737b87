package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {

    @ParameterizedTest
    @CsvSource({
        // steps from the passing label no: no 0, borderline 1, yes 2
        "no,         borderline, STRICTER",
        "no,         yes,        STRICTER",
        "borderline, yes,        STRICTER",
        "yes,        borderline, MORE_LENIENT",
        "borderline, no,         MORE_LENIENT"
    })
    void is_by_the_distance_from_passing_on_an_ordinal_scale(String gold, String judged, Direction direction) {
        Scale scale = scale(Scale.Kind.ORDINAL, Set.of("no"), "no", "borderline", "yes");

        assertThat(direction(scale, gold, judged)).isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({
        // passing in the middle: too short and too long are one step away, far too long two
        "short, long,     SIDEWAYS",
        "short, far,      STRICTER",
        "far,   long,     MORE_LENIENT",
        "right, short,    STRICTER"
    })
    void counts_to_the_nearest_passing_label_on_either_side(String gold, String judged, Direction direction) {
        Scale scale = scale(Scale.Kind.ORDINAL, Set.of("right"), "short", "right", "long", "far");

        assertThat(direction(scale, gold, judged)).isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({"fine, spam, STRICTER", "abuse, fine, MORE_LENIENT", "spam, abuse, SIDEWAYS", "fine, good, SIDEWAYS"})
    void is_passing_or_not_on_a_scale_without_order(String gold, String judged, Direction direction) {
        Scale scale = scale(Scale.Kind.NOMINAL, Set.of("fine", "good"), "fine", "good", "spam", "abuse");

        assertThat(direction(scale, gold, judged)).isEqualTo(direction);
    }

    @Test
    void is_sideways_where_nothing_passes_and_among_scores() {
        Scale pair = scale(Scale.Kind.PAIRWISE, Set.of(), "first", "second");

        assertThat(direction(pair, "first", "second")).isEqualTo(Direction.SIDEWAYS);
        assertThat(Direction.of(new Scale.Numeric(1, 5, 1), Label.score(1), Label.score(5)))
                .isEqualTo(Direction.SIDEWAYS);
    }

    private static Direction direction(Scale scale, String gold, String judged) {
        return Direction.of(scale, Label.named(gold), Label.named(judged));
    }

    private static Scale scale(Scale.Kind kind, Set<String> passing, String... labels) {
        return new Scale.Categorical(kind, List.of(labels), passing, Map.of());
    }
}
