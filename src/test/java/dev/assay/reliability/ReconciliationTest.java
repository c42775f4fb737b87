package dev.assay.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.provider.Behaviour;
import dev.assay.provider.Fate;
import dev.assay.provider.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever loses, doubles, invents or forgets something is found out. */
class ReconciliationTest {

    private static final int ITEMS = 3;
    private static final Work WORK = Work.of(ITEMS, 1);
    private static final Behaviour BEHAVIOUR = Behaviour.PROMPT;

    private final List<JudgementRow> judgements = new ArrayList<>(
            IntStream.range(0, ITEMS).mapToObj(ReconciliationTest::judgement).toList());
    private final List<CallRow> calls = new ArrayList<>(
            IntStream.range(0, ITEMS).mapToObj(i -> call(i, "answered")).toList());
    private final List<LedgerEntry> ledger =
            new ArrayList<>(IntStream.range(0, ITEMS).mapToObj(i -> asked(i, 1)).toList());
    private long mostRepeats;

    @Test
    void is_content_when_everything_adds_up() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void misses_a_lost_verdict() {
        judgements.remove(1);

        assertThat(problems()).contains("1 items have no judgement").anyMatch(text -> text.startsWith("counters say"));
    }

    @Test
    void sees_an_item_judged_twice() {
        judgements.add(judgement(1));

        assertThat(problems()).anyMatch(text -> text.contains("was judged twice"));
    }

    @Test
    void sees_a_label_that_the_provider_never_gave() {
        JudgementRow right = judgements.get(0);
        String wrong = right.label().equals("good") ? "bad" : "good";
        judgements.set(0, new JudgementRow(right.id(), right.item(), right.status(), wrong, ""));

        assertThat(problems()).singleElement().asString().contains("the provider said '" + right.label() + "'");
    }

    @Test
    void sees_a_failure_that_became_a_row() {
        judgements.set(0, new JudgementRow("j0", Work.itemId(0), "failed", "", "timeout"));

        assertThat(problems()).contains("item i000000 is failed, timeout");
    }

    @Test
    void refuses_a_paid_repeat_when_nothing_was_killed() {
        ledger.add(asked(0, 2));
        calls.add(call(0, "answered"));

        assertThat(problems()).contains("1 paid repeats, at most 0 were in flight");
    }

    @Test
    void allows_a_paid_repeat_of_a_call_whose_outcome_is_unknown() {
        ledger.add(asked(0, 2));
        calls.add(call(0, "outcome_unknown"));
        mostRepeats = 1;

        assertThat(problems()).isEmpty();
    }

    @Test
    void sees_a_call_that_the_ledger_forgot() {
        calls.remove(0);

        assertThat(problems()).contains("the provider was called 3 times, only 2 calls are kept");
    }

    @Test
    void sees_an_intent_that_nobody_settled() {
        calls.set(0, call(0, "intended"));

        assertThat(problems()).contains("1 calls are still intended");
    }

    @Test
    void remembers_a_judgement_that_was_shown() {
        Witness witness = new Witness();
        witness.saw(judgements);

        assertThat(witness.missing(judgements)).isEmpty();
        assertThat(witness.missing(judgements.subList(1, ITEMS))).hasSize(1);
    }

    private List<String> problems() {
        // the run says three scored whatever the rows say, and as many calls and as much cost as there are rows
        RunStatus run = new RunStatus(
                "run_1",
                "succeeded",
                "",
                ITEMS,
                ITEMS,
                0,
                0,
                0,
                0,
                calls.size(),
                10L * calls.size(),
                0,
                Optional.empty(),
                Optional.empty());
        return Reconciliation.of(new Reconciliation.Evidence(
                        WORK, BEHAVIOUR, run, judgements, Optional.of(calls), ledger, mostRepeats))
                .problems();
    }

    private static JudgementRow judgement(int number) {
        String item = Work.itemId(number);
        return new JudgementRow("j" + number, item, "scored", Work.label(BEHAVIOUR, item), "");
    }

    private static CallRow call(int number, String state) {
        return new CallRow("c" + number, Work.itemId(number), 1, state, "", 10);
    }

    private static LedgerEntry asked(int number, int attempt) {
        return new LedgerEntry(
                number + 1,
                "",
                "content" + number,
                Optional.of(Work.itemId(number)),
                attempt,
                Instant.EPOCH,
                0,
                Optional.of(1L),
                Fate.ANSWERED,
                true,
                false,
                false,
                false,
                attempt > 1,
                100,
                10,
                5);
    }
}
