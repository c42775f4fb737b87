package dev.assay.run;

import dev.assay.judge.Judge;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Question;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.RecordedJudge.Replay;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A judge ready to work in a run.
 *
 * @param concurrency how many questions it may be asked at once, at least 1
 * @param grouping whether the criteria of an item are asked together
 * @param after the judges of the run that must have judged everything before: the members of a panel
 */
public record SeatedJudge(Seat seat, Judge judge, int concurrency, JudgeSpec.Grouping grouping, Set<String> after) {

    public SeatedJudge {
        after = Set.copyOf(after);
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is at least 1, was " + concurrency);
        }
    }

    /** What is asked at once: each question by itself, or all that differ in nothing but their criterion. */
    public List<Questionnaire> grouped(List<Question> questions) {
        if (grouping == JudgeSpec.Grouping.EACH) {
            return questions.stream().map(Questionnaire::of).toList();
        }
        return questions.stream()
                .collect(Collectors.groupingBy(
                        question -> new Replay(
                                question.slot().sample(), question.slot().order()),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(Questionnaire::new)
                .toList();
    }

    /** A judge in this process, asked one question at a time. */
    public static SeatedJudge inProcess(Seat seat, Judge judge) {
        return new SeatedJudge(seat, judge, 1, JudgeSpec.Grouping.EACH, Set.of());
    }
}
