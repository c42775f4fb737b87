package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assay.access.Caller;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.RandomIds;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.Blindness;
import dev.assay.gold.store.AuditLabels;
import dev.assay.gold.store.SeenVerdicts;
import dev.assay.judge.Judgement;
import dev.assay.judge.Opinion;
import dev.assay.judge.Order;
import dev.assay.judge.Reason;
import dev.assay.judge.RecordedJudge.Replay;
import dev.assay.judge.RecordedVerdict;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.judge.store.RecordedVerdicts;
import dev.assay.rubric.Label;
import dev.assay.rubric.RubricRef;
import dev.assay.run.Budget;
import dev.assay.run.CallCounts;
import dev.assay.run.Claim;
import dev.assay.run.Progress;
import dev.assay.run.Run;
import dev.assay.run.RunLedger;
import dev.assay.run.RunState;
import dev.assay.run.store.Judgements;
import dev.assay.run.store.Runs;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the stores promise about more rows than anybody holds, whichever database they stand on. */
abstract class StreamContract {

    private static final Caller ANN = new Caller("ann", Caller.DEFAULT_WORKSPACE, Set.of());
    private static final String WORKSPACE = Caller.DEFAULT_WORKSPACE;

    /** Two batches and a half. */
    private static final int MANY = 1250;

    @Inject
    EvalSets evalSets;

    @Inject
    AuditLabels labels;

    @Inject
    RecordedVerdicts recorded;

    @Inject
    SeenVerdicts seen;

    @Inject
    Runs runs;

    @Inject
    RunLedger ledger;

    @Inject
    Judgements judgements;

    @Inject
    RandomIds ids;

    @Test
    void items_that_end_in_a_failure_were_never_there() {
        String evalset = opened();

        Throwable failed = catchThrowable(() -> evalSets.add(ANN, evalset, brokenAfter(MANY, StreamContract::item)));

        assertThat(failed).isInstanceOf(Broken.class);
        assertThat(evalSets.itemIds(WORKSPACE, evalset)).isEmpty();
        assertThat(evalSets.require(WORKSPACE, evalset).items()).isZero();
    }

    @Test
    void labels_that_end_in_a_failure_were_never_there() {
        String evalset = filled(MANY);

        Throwable failed = catchThrowable(() -> labels.add(ANN, evalset, brokenAfter(MANY, StreamContract::label)));

        assertThat(failed).isInstanceOf(Broken.class);
        assertThat(labels.of(WORKSPACE, evalset)).isEmpty();
    }

    @Test
    void verdicts_that_end_in_a_failure_were_never_there() {
        String evalset = filled(MANY);

        Throwable failed = catchThrowable(
                () -> recorded.add(ANN, evalset, brokenAfter(MANY, number -> verdict(number, "polite"))));

        assertThat(failed).isInstanceOf(Broken.class);
        assertThat(slots(evalset)).isEmpty();
    }

    @Test
    void many_items_freeze_to_the_content_of_their_list() {
        String evalset = filled(MANY);
        List<String> fingerprints = IntStream.range(0, MANY)
                .mapToObj(number -> item(number).fingerprint().value())
                .toList();

        EvalSet frozen = evalSets.freeze(ANN, evalset);

        assertThat(frozen.items()).isEqualTo(MANY);
        assertThat(frozen.frozen().orElseThrow().content()).isEqualTo(EvalSets.contentOf(fingerprints));
    }

    @Test
    void items_that_come_in_while_the_evalset_is_frozen_are_not_in_it() {
        String evalset = filled(1);
        Iterable<Item> frozenMeanwhile = () -> IntStream.range(1, MANY)
                .mapToObj(number -> {
                    if (number == MANY - 1) {
                        CompletableFuture.runAsync(() -> evalSets.freeze(ANN, evalset))
                                .orTimeout(60, TimeUnit.SECONDS) // who waits for the other waits for ever
                                .join();
                    }
                    return item(number);
                })
                .iterator();

        assertThatThrownBy(() -> evalSets.add(ANN, evalset, frozenMeanwhile))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.EVALSET_FROZEN));

        assertThat(evalSets.itemIds(WORKSPACE, evalset)).containsExactly(item(0).id());
        assertThat(evalSets.require(WORKSPACE, evalset).frozen().orElseThrow().content())
                .isEqualTo(EvalSets.contentOf(List.of(item(0).fingerprint().value())));
    }

    @Test
    void an_item_that_another_request_has_stored_meanwhile_is_refused() {
        String evalset = filled(1);

        assertThatThrownBy(() -> evalSets.add(ANN, evalset, List.of(item(1), item(0))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.ITEMS_REJECTED));

        assertThat(evalSets.itemIds(WORKSPACE, evalset)).containsExactly(item(0).id());
    }

    @Test
    void pages_of_items_hold_what_the_list_holds() {
        String evalset = filled(MANY);
        List<Item> all = evalSets.items(WORKSPACE, evalset);

        assertThat(evalSets.itemPages(WORKSPACE, evalset).rows()).containsExactlyElementsOf(all);
        assertThat(evalSets.idPages(WORKSPACE, evalset).rows())
                .containsExactlyElementsOf(all.stream().map(Item::id).toList());
        assertThat(evalSets.keptPages(WORKSPACE, evalset).rows())
                .extracting(EvalSets.Kept::json)
                .containsExactlyElementsOf(
                        all.stream().map(item -> item.content().json()).toList());
        assertThat(evalSets.items(WORKSPACE, evalset, Set.of(item(700).id(), "nowhere", item(3).id())))
                .containsExactly(item(3), item(700));
    }

    @Test
    void of_verdicts_of_one_place_the_last_is_kept() {
        String evalset = filled(MANY);
        List<RecordedVerdict> twice = new ArrayList<>();
        IntStream.range(0, MANY).forEach(number -> twice.add(verdict(number, "polite")));
        twice.add(verdict(MANY - 1, "rude")); // within the batch of the first
        twice.add(verdict(0, "rude")); // two batches later

        recorded.addLast(ANN, evalset, twice);

        Map<Slot, Verdict> stored = recorded.ofJudge(WORKSPACE, evalset, "judge");
        assertThat(stored).hasSize(MANY);
        assertThat(stored.get(slot(0)).label()).contains(Label.named("rude"));
        assertThat(stored.get(slot(1)).label()).contains(Label.named("polite"));
        assertThat(stored.get(slot(MANY - 1)).label()).contains(Label.named("rude"));
        assertThat(slots(evalset)).isEqualTo(stored.keySet());
        assertThat(recorded.replays(WORKSPACE, evalset, "judge"))
                .isEqualTo(Map.of("tone", Set.of(new Replay(0, Order.AS_GIVEN))));
    }

    @Test
    void pages_of_judgements_go_on_after_any_place() {
        Claim claim = claimedRun();
        List<Slot> slots = new ArrayList<>();
        for (String item : List.of("a", "b")) {
            for (String criterion : List.of("tone", "truth")) {
                for (String judge : List.of("lenient", "strict")) {
                    for (int sample = 0; sample < 2; sample++) {
                        slots.add(new Slot(item, criterion, judge, sample, Order.AS_GIVEN));
                        slots.add(new Slot(item, criterion, judge, sample, Order.SWAPPED));
                    }
                }
            }
        }
        slots.stream()
                .map(slot -> ledger.record(claim, said(slot, Verdict.scored(Label.named("polite")))))
                .forEach(CompletableFuture::join);

        assertThat(slotsOf(judgements.of(WORKSPACE, claim.run(), Judgements.Filter.NONE)))
                .isEqualTo(slots);
        for (int place = 0; place < slots.size(); place++) {
            assertThat(slotsOf(judgements.after(
                            WORKSPACE, claim.run(), Judgements.Filter.NONE, Optional.of(slots.get(place)), 5)))
                    .isEqualTo(slots.subList(place + 1, Math.min(slots.size(), place + 6)));
        }
        assertThat(slotsOf(judgements.of(WORKSPACE, claim.run(), Judgements.Filter.NONE, Set.of("b", "nowhere"))))
                .isEqualTo(slots.subList(16, 32));
    }

    @Test
    void judgements_without_a_label_are_counted_by_their_reason() {
        Claim claim = claimedRun();
        List<Verdict> verdicts = List.of(
                Verdict.scored(Label.named("polite")),
                Verdict.unreadable(Reason.OFF_SCALE),
                Verdict.unreadable(Reason.OFF_SCALE),
                Verdict.failed(Reason.TIMEOUT));

        IntStream.range(0, verdicts.size())
                .mapToObj(number -> ledger.record(claim, said(slot(number), verdicts.get(number))))
                .forEach(CompletableFuture::join);

        assertThat(judgements.unscored(WORKSPACE, claim.run()))
                .containsExactly(
                        new Judgements.Unscored("judge", "failed", "timeout", 1),
                        new Judgements.Unscored("judge", "unreadable", "off_scale", 2));
    }

    @Test
    void who_is_served_an_item_again_has_seen_it_once() {
        String evalset = filled(1);
        List<String> first =
                IntStream.range(0, MANY).mapToObj(StreamContract::id).toList();
        List<String> second =
                IntStream.range(700, 2 * MANY).mapToObj(StreamContract::id).toList();

        seen.serve(ANN, evalset, "run_1", first);
        seen.serve(ANN, evalset, "run_2", second);

        assertThat(seen.seenBy(ANN, evalset))
                .hasSize(2 * MANY)
                .containsAll(first)
                .containsAll(second);
    }

    /** Thrown by a stream that breaks. */
    private static final class Broken extends RuntimeException {

        Broken() {
            super("of a test");
        }
    }

    private static <T> Iterable<T> brokenAfter(int count, IntFunction<T> value) {
        return () -> IntStream.rangeClosed(0, count)
                .mapToObj(number -> {
                    if (number == count) {
                        throw new Broken();
                    }
                    return value.apply(number);
                })
                .iterator();
    }

    private static String id(int number) {
        return "i%05d".formatted(number);
    }

    private static Item item(int number) {
        return new Item(
                id(number),
                Map.of("input", CanonicalContent.of("text of " + number)),
                Optional.empty(),
                OptionalDouble.empty(),
                Map.of());
    }

    private static AuditLabel label(int number) {
        return new AuditLabel(
                id(number),
                "tone",
                "bob",
                Label.named("rude"),
                Blindness.BLIND,
                AuditLabel.Ruling.FIRST_OPINION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Slot slot(int number) {
        return new Slot(id(number), "tone", "judge", 0, Order.AS_GIVEN);
    }

    private static RecordedVerdict verdict(int number, String label) {
        return new RecordedVerdict(
                slot(number),
                Verdict.scored(Label.named(label)),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static List<Slot> slotsOf(List<Judgements.Kept> kept) {
        return kept.stream().map(row -> row.judgement().slot()).toList();
    }

    private Set<Slot> slots(String evalset) {
        Set<Slot> slots = new HashSet<>();
        recorded.forEachSlot(WORKSPACE, evalset, slots::add);
        return slots;
    }

    private String opened() {
        String id = ids.next("stream");
        evalSets.open(ANN, id, Optional.empty(), Optional.empty(), Optional.empty());
        return id;
    }

    private String filled(int items) {
        String id = opened();
        evalSets.add(
                ANN,
                id,
                IntStream.range(0, items).mapToObj(StreamContract::item).toList());
        return id;
    }

    private static Opinion said(Slot slot, Verdict verdict) {
        return new Opinion(List.of(new Judgement(slot, verdict)), List.of());
    }

    private Claim claimedRun() {
        String evalset = filled(1);
        evalSets.freeze(ANN, evalset);
        Run run = new Run(
                ids.next("run"),
                evalset,
                CanonicalContent.of("items").fingerprint("evalset"),
                RubricRef.parse("tone@1.0.0"),
                CanonicalContent.of("rubric").fingerprint("rubric"),
                List.of(),
                RunState.QUEUED,
                Optional.empty(),
                OptionalInt.empty(),
                7,
                Budget.UNLIMITED,
                Map.of(),
                new Progress(100, 0, 0, 0, 0),
                CallCounts.NONE,
                Map.of(),
                0,
                0,
                "ann",
                Instant.parse("2026-11-20T12:00:00Z"),
                Optional.empty(),
                Optional.empty());
        runs.open(ANN, run);
        return runs.claim(WORKSPACE, run.id()).orElseThrow();
    }
}
