package dev.assay.run;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Question;
import dev.assay.judge.RecordedJudge.Replay;
import dev.assay.judge.Slot;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A judge in a run, with everything its verdicts depend on.
 *
 * @param spec the judge's configuration as it was when the run was opened
 * @param prompt the prompt's text as it was, for judges that are asked in words
 * @param goldSet the gold set whose calibration split it learnt from, for judges that learn
 * @param parts what it is made of beside its file: what it had learnt, the examples it is shown, the members it goes by
 * @param shownItems the items that it is shown as examples or that are related to one: nothing is measured on them
 * @param replays the samples and orders it is asked for, by criterion
 * @param currency of its prices
 */
public record Seat(
        String judge,
        Fingerprint specFingerprint,
        CanonicalContent spec,
        Optional<Fingerprint> promptFingerprint,
        Optional<String> prompt,
        Optional<String> goldSet,
        Optional<Fingerprint> parts,
        Set<String> shownItems,
        Map<String, Set<Replay>> replays,
        Optional<String> currency) {

    public Seat {
        shownItems = Set.copyOf(shownItems);
        replays = Map.copyOf(replays);
    }

    /** The seat of a judge whose verdicts depend on its file alone. */
    public static Seat of(JudgeSpec spec, Map<String, Set<Replay>> replays) {
        return new Seat(
                spec.id(),
                spec.fingerprint(),
                spec.content(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                replays,
                Optional.empty());
    }

    /** The same seat of a judge that learnt parts from a gold set. */
    public Seat learntFrom(String learntFrom, Fingerprint learnt) {
        return new Seat(
                judge,
                specFingerprint,
                spec,
                promptFingerprint,
                prompt,
                Optional.of(learntFrom),
                Optional.of(learnt),
                shownItems,
                replays,
                currency);
    }

    /** The same seat of a judge that is made of more than its file. */
    public Seat madeOf(Fingerprint made) {
        return new Seat(
                judge,
                specFingerprint,
                spec,
                promptFingerprint,
                prompt,
                goldSet,
                Optional.of(made),
                shownItems,
                replays,
                currency);
    }

    /** The same seat of a judge that is shown items as examples. */
    public Seat shown(Set<String> items) {
        return new Seat(
                judge, specFingerprint, spec, promptFingerprint, prompt, goldSet, parts, items, replays, currency);
    }

    /**
     * The same seat of a judge that is asked in words, and paid for it.
     *
     * @param text of the prompt's file; absent for the built-in one
     */
    public Seat askedWith(Fingerprint fingerprint, Optional<String> text, Optional<String> paidIn) {
        return new Seat(
                judge,
                specFingerprint,
                spec,
                Optional.of(fingerprint),
                text,
                goldSet,
                parts,
                shownItems,
                replays,
                paidIn);
    }

    /** How many judgements the judge owes for one item. */
    public int judgementsPerItem() {
        return replays.values().stream().mapToInt(Set::size).sum();
    }

    /** Whether its verdicts cost calls to a provider: exactly the judges that are asked in words. */
    public boolean isPaid() {
        return promptFingerprint.isPresent();
    }

    /** Identifies judge, prompt, learnt parts and rubric together: what a look at a holdout is counted by. */
    public Fingerprint identity(Fingerprint rubric) {
        Map<String, String> content = new TreeMap<>();
        content.put("judge", specFingerprint.value());
        content.put("rubric", rubric.value());
        promptFingerprint.ifPresent(value -> content.put("prompt", value.value()));
        parts.ifPresent(value -> content.put("parts", value.value()));
        return CanonicalContent.of(content).fingerprint("judged");
    }

    /** The samples and orders asked for on a criterion, in a fixed order. */
    public List<Replay> replays(String criterion) {
        return replays.getOrDefault(criterion, Set.of()).stream().sorted().toList();
    }

    /** Everything that the judge is asked about an item, in the order of the rubric's criteria; the list may be changed. */
    public List<Question> questions(Rubric rubric, Item item) {
        List<Question> questions = new ArrayList<>();
        for (Criterion criterion : rubric.criteria()) {
            for (Replay replay : replays(criterion.id())) {
                questions.add(new Question(
                        rubric,
                        criterion,
                        item,
                        new Slot(item.id(), criterion.id(), judge, replay.sample(), replay.order())));
            }
        }
        return questions;
    }
}
