package dev.assay.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.edge.files.FileText;
import dev.assay.rubric.files.RubricReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RubricDiffTest {

    private static final String BEFORE = """
            id: grade
            version: 1.4.2
            title: Grades
            inputs: [input, output]
            criteria:
              - id: right
                question: Is the grade right?
                scale: {type: ordinal, labels: [no, partly, yes], passing: [yes]}
                anchors: {no: wrong}
              - id: kept
                question: Is the text kept?
                scale: {type: numeric, min: 1, max: 5, step: 1}
            prompt: grade
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: Grades        | title: All grades     | patch | rubric | title changed from Grades to All grades",
                "grade right?         | grade correct?        | patch | right  | question changed from Is the grade right? to Is the grade correct?",
                "prompt: grade        | prompt: grade-2       | patch | rubric | prompt changed from grade to grade-2",
                "no: wrong            | no: all wrong         | minor | right  | anchors changed",
                "inputs: [input,      | inputs: [context,     | minor | rubric | inputs changed from [input, output] to [context, output]",
                "prompt: grade        | decision: {rule: worst} | minor | rubric | decision changed",
                "passing: [yes]       | passing: [yes, partly] | major | right | passing changed from [yes] to [partly, yes]",
                "[no, partly, yes]    | [no, half, yes]       | major | right  | labels changed from [no, partly, yes] to [no, half, yes]",
                "[no, partly, yes]    | [no, yes, partly]     | major | right  | labels changed from [no, partly, yes] to [no, yes, partly]",
                "type: ordinal        | type: nominal         | major | right  | scale changed from ordinal to nominal",
                "max: 5               | max: 7                | major | kept   | scale changed",
                "id: grade            | id: grades            | major | rubric | id changed from grade to grades",
                "id: kept             | id: preserved         | major | kept   | criterion removed",
                "id: kept             | id: preserved         | major | preserved | criterion added"
            })
    void asks_for_the_step_that_a_change_takes(String old, String young, String step, String where, String what) {
        RubricDiff diff = RubricDiff.between(read(BEFORE), read(BEFORE.replace(old, young)));

        assertThat(diff.changes()).anySatisfy(change -> assertThat(change)
                .isEqualTo(new RubricDiff.Change(
                        RubricDiff.Step.valueOf(step.toUpperCase(java.util.Locale.ROOT)), where, what)));
    }

    @Test
    void asks_for_nothing_where_nothing_changed() {
        RubricDiff diff = RubricDiff.between(read(BEFORE), read(BEFORE));

        assertThat(diff.changes()).isEmpty();
        assertThat(diff.required()).isEmpty();
        assertThat(diff.isAnnounced()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1.4.2,false", "1.4.3,false", "1.5.0,true", "2.0.0,true", "1.3.9,false"})
    void is_announced_by_a_step_at_least_as_large(String version, boolean announced) {
        String after = BEFORE.replace("no: wrong", "no: all wrong").replace("1.4.2", version);

        RubricDiff diff = RubricDiff.between(read(BEFORE), read(after));

        assertThat(diff.required()).contains(RubricDiff.Step.MINOR);
        assertThat(diff.isAnnounced()).isEqualTo(announced);
    }

    private static Rubric read(String text) {
        return RubricReader.read(new FileText("rubrics/grade.yaml", text));
    }
}
