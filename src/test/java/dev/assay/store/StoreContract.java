package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.access.Caller;
import dev.assay.auditlog.HashChain;
import dev.assay.auditlog.LogEntry;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.edge.store.RandomIds;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.DerivedSets;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.AuditSampling;
import dev.assay.gold.Blindness;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldSet;
import dev.assay.gold.GoldTier;
import dev.assay.gold.HoldoutLook;
import dev.assay.gold.ResolveRule;
import dev.assay.gold.SplitRule;
import dev.assay.gold.store.AuditLabels;
import dev.assay.gold.store.GoldSets;
import dev.assay.gold.store.HoldoutLooks;
import dev.assay.judge.CallIntent;
import dev.assay.judge.CallRefused;
import dev.assay.judge.CallTicket;
import dev.assay.judge.Judgement;
import dev.assay.judge.Opinion;
import dev.assay.judge.Order;
import dev.assay.judge.Reason;
import dev.assay.judge.SettledCall;
import dev.assay.judge.Slot;
import dev.assay.judge.TokenUsage;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictStatus;
import dev.assay.probe.ProbeRun;
import dev.assay.probe.store.ProbeRuns;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricRef;
import dev.assay.rubric.files.RubricReader;
import dev.assay.rubric.store.RubricDrafts;
import dev.assay.rubric.store.RubricNames;
import dev.assay.rubric.store.Rubrics;
import dev.assay.run.Budget;
import dev.assay.run.CallCounts;
import dev.assay.run.Claim;
import dev.assay.run.ClaimLost;
import dev.assay.run.Progress;
import dev.assay.run.Run;
import dev.assay.run.RunLedger;
import dev.assay.run.RunState;
import dev.assay.run.Seat;
import dev.assay.run.store.Calls;
import dev.assay.run.store.Judgements;
import dev.assay.run.store.Runs;
import dev.assay.workbench.Replay;
import dev.assay.workbench.store.Replays;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

/** What the stores promise, whichever database they stand on. */
abstract class StoreContract {

    private static final Caller ANN = new Caller("ann", Caller.DEFAULT_WORKSPACE, Set.of());
    private static final String WORKSPACE = Caller.DEFAULT_WORKSPACE;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Rubrics rubrics;

    @Inject
    EvalSets evalSets;

    @Inject
    AuditLabels labels;

    @Inject
    GoldSets goldSets;

    @Inject
    HoldoutLooks looks;

    @Inject
    Runs runs;

    @Inject
    RunLedger ledger;

    @Inject
    Judgements judgements;

    @Inject
    Calls calls;

    @Inject
    ProbeRuns probeRuns;

    @Inject
    DerivedSets derivedSets;

    @Inject
    Replays replays;

    @Inject
    RubricDrafts drafts;

    @Inject
    RubricNames names;

    @Inject
    AuditLog auditLog;

    @Inject
    RandomIds ids;

    @Inject
    DataSource database;

    @Test
    void a_rubric_version_never_changes() {
        String id = fresh("rubric");
        Rubric first = rubric(id, "Is the reply polite?");

        Rubrics.Outcome created = rubrics.add(ANN, first);
        Rubrics.Outcome repeated = rubrics.add(ANN, rubric(id, "Is the reply polite?"));

        assertThat(created).isEqualTo(Rubrics.Outcome.CREATED);
        assertThat(repeated).isEqualTo(Rubrics.Outcome.UNCHANGED);
        assertRefused(ProblemKind.RUBRIC_EXISTS, () -> rubrics.add(ANN, rubric(id, "Is the reply kind?")));
        assertThat(rubrics.latest(WORKSPACE, id)).contains(first);
    }

    @Test
    void a_frozen_evalset_is_known_by_its_items_in_any_order() {
        String oneOrder = evalSet(item("a"), item("b"));
        String otherOrder = evalSet(item("b"), item("a"));
        String otherItems = evalSet(item("a"), item("c"));

        EvalSet frozen = evalSets.freeze(ANN, oneOrder);

        assertThat(frozen.frozen().orElseThrow().content())
                .isEqualTo(contentOf(evalSets.freeze(ANN, otherOrder)))
                .isNotEqualTo(contentOf(evalSets.freeze(ANN, otherItems)))
                .isEqualTo(EvalSets.contentOf(List.of(
                        item("b").fingerprint().value(), item("a").fingerprint().value())));
        assertRefused(ProblemKind.EVALSET_FROZEN, () -> evalSets.add(ANN, oneOrder, List.of(item("d"))));
        assertThat(evalSets.itemIds(WORKSPACE, oneOrder)).containsExactly("a", "b");
    }

    @Test
    void an_item_comes_back_as_it_was_stored() {
        Item rich = new Item(
                "rich",
                Map.of("input", CanonicalContent.of("Wo ist 📦?"), "context", CanonicalContent.of(List.of("x", "y"))),
                Optional.of("doc-17"),
                OptionalDouble.of(0.125),
                Map.of("language", CanonicalContent.of("de")));

        String evalset = evalSet(rich);

        assertThat(evalSets.item(WORKSPACE, evalset, "rich").orElseThrow().fingerprint())
                .isEqualTo(rich.fingerprint());
    }

    @Test
    void an_evalset_under_a_run_stays_whole() {
        String evalset = frozenEvalSet();
        runs.open(ANN, run(evalset, Budget.UNLIMITED));

        Throwable refused = catchThrowable(() -> evalSets.delete(ANN, evalset));

        assertThat(refused).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind())
                .isEqualTo(ProblemKind.EVALSET_IN_USE));
        assertThat(evalSets.itemIds(WORKSPACE, evalset)).containsExactly("a");
    }

    @Test
    void every_label_of_an_item_is_kept() {
        String evalset = evalSet(item("a"));

        labels.add(ANN, evalset, List.of(label("ann", "polite"), label("bob", "rude")));
        labels.add(ANN, evalset, List.of(label("ann", "rude")));

        assertThat(labels.of(WORKSPACE, evalset))
                .extracting(AuditLabel::annotator, label -> label.label().text())
                .containsExactlyInAnyOrder(tuple("ann", "polite"), tuple("ann", "rude"), tuple("bob", "rude"));
    }

    @Test
    void labels_are_stored_together_or_not_at_all() {
        String evalset = evalSet(item("a"));
        AuditLabel ofNothing = new AuditLabel(
                "nowhere",
                "tone",
                "bob",
                Label.named("rude"),
                Blindness.BLIND,
                AuditLabel.Ruling.FIRST_OPINION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        Throwable refused = catchThrowable(() -> labels.add(ANN, evalset, List.of(label("ann", "polite"), ofNothing)));

        assertThat(refused).isNotNull();
        assertThat(labels.of(WORKSPACE, evalset)).isEmpty();
    }

    @Test
    void a_later_gold_set_keeps_the_split_of_the_first() {
        String evalset = frozenEvalSet();
        SplitRule split = new SplitRule(7, 0.5);
        goldSets.add(ANN, gold(evalset, split, "polite"), goldLabels("polite"));

        GoldSet.Header corrected = goldSets.add(ANN, gold(evalset, split, "rude"), goldLabels("rude"));

        assertThat(goldSets.find(WORKSPACE, corrected.id()).orElseThrow().size())
                .isEqualTo(1);
        assertRefused(
                ProblemKind.SPLIT_FIXED,
                () -> goldSets.add(ANN, gold(evalset, new SplitRule(8, 0.5), "rude"), goldLabels("rude")));
        assertThat(goldSets.latest(WORKSPACE, evalset, "tone").orElseThrow().split())
                .isEqualTo(split);
    }

    @Test
    void a_look_is_counted_once_and_numbered() {
        String gold = storedGold();

        HoldoutLook first = looks.look(ANN, gold, look("a"), "run_1", "judge");
        HoldoutLook again = looks.look(ANN, gold, look("a"), "run_2", "judge");
        HoldoutLook second = looks.look(ANN, gold, look("b"), "run_3", "judge");

        assertThat(first.number()).isEqualTo(1);
        assertThat(again.number()).isEqualTo(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(looks.count(WORKSPACE, gold)).isEqualTo(2);
    }

    @Test
    void simultaneous_looks_are_one_look() throws Exception {
        String gold = storedGold();

        List<HoldoutLook> seen = atOnce(8, () -> looks.look(ANN, gold, look("a"), "run_1", "judge"));

        assertThat(seen).extracting(HoldoutLook::number).containsOnly(1);
        assertThat(looks.count(WORKSPACE, gold)).isEqualTo(1);
    }

    @Test
    void a_place_of_a_run_is_judged_once() {
        Claim claim = claimedRun(Budget.UNLIMITED);
        Slot slot = slot("a");
        ledger.record(claim, polite(slot)).join();

        CompletableFuture<Void> again = ledger.record(claim, polite(slot));

        assertThat(catchThrowable(again::join)).isNotNull();
        assertThat(rows(claim)).hasSize(1);
        assertThat(progress(claim).scored()).isEqualTo(1);
        assertThat(ledger.judged(claim, "judge", "a", "a")).containsExactly(slot);
    }

    @Test
    void one_bad_answer_takes_no_other_with_it() {
        Claim claim = claimedRun(Budget.UNLIMITED);

        List<CompletableFuture<Void>> commits = Stream.of("a", "b", "a", "c", "b")
                .map(item -> ledger.record(claim, polite(slot(item))))
                .toList();
        commits.forEach(commit -> commit.handle((done, failed) -> failed).join());

        assertThat(commits)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .hasSize(2);
        assertThat(rows(claim)).hasSize(3);
        assertThat(progress(claim).scored()).isEqualTo(3);
    }

    @Test
    void the_counters_of_a_run_are_its_rows() {
        Claim claim = claimedRun(Budget.UNLIMITED);
        List<Verdict> verdicts = List.of(
                Verdict.scored(Label.named("polite")),
                Verdict.scored(Label.named("rude")),
                Verdict.abstained(Reason.CANNOT_JUDGE),
                Verdict.unreadable(Reason.OFF_SCALE),
                Verdict.unreadable(Reason.TRUNCATED),
                Verdict.failed(Reason.TIMEOUT));

        IntStream.range(0, verdicts.size())
                .mapToObj(number -> ledger.record(claim, said(slot("i" + number), verdicts.get(number))))
                .forEach(CompletableFuture::join);

        assertThat(rows(claim)).hasSize(6);
        assertThat(progress(claim)).isEqualTo(new Progress(100, 2, 1, 2, 1));
    }

    @Test
    void a_budget_of_money_is_never_exceeded() throws Exception {
        // 100 calls of 30 are asked for and 1000 may be spent: 33 of them fit, 33 x 30 = 990.
        Claim claim = claimedRun(new Budget(OptionalLong.of(1000), OptionalLong.empty()));

        List<Boolean> allowed = atOnce(100, () -> intends(claim, 30));

        Run run = runs.require(WORKSPACE, claim.run());
        assertThat(allowed).filteredOn(isAllowed -> isAllowed).hasSize(33);
        assertThat(run.reservedMicros()).isEqualTo(990);
        assertThat(run.calls().made()).isEqualTo(33);
    }

    @Test
    void a_budget_of_calls_is_never_exceeded() throws Exception {
        Claim claim = claimedRun(new Budget(OptionalLong.empty(), OptionalLong.of(40)));

        List<Boolean> allowed = atOnce(100, () -> intends(claim, 0));

        assertThat(allowed).filteredOn(isAllowed -> isAllowed).hasSize(40);
        assertThat(runs.require(WORKSPACE, claim.run()).calls().made()).isEqualTo(40);
    }

    @Test
    void who_lost_the_claim_writes_nothing() {
        Claim stale = claimedRun(Budget.UNLIMITED);
        runs.recover(WORKSPACE);
        Claim current = runs.claim(WORKSPACE, stale.run()).orElseThrow();

        CompletableFuture<Void> late = ledger.record(stale, polite(slot("a")));

        assertThatThrownBy(late::join).hasCauseInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> ledger.calls(stale).intend(intent(1))).isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> ledger.finish(stale, RunState.SUCCEEDED, "")).isInstanceOf(ClaimLost.class);
        assertThat(rows(current)).isEmpty();
        assertThat(runs.require(WORKSPACE, stale.run()).calls().made()).isZero();
    }

    @Test
    void calls_that_nobody_waits_for_are_priced_at_their_reservation_when_the_run_is_claimed_again() {
        Claim first = claimedRun(Budget.UNLIMITED);
        ledger.calls(first).intend(intent(30));
        CallTicket settled = ledger.calls(first).intend(intent(50));
        ledger.record(first, polite(slot("a"), settled, 20)).join();
        runs.recover(WORKSPACE);

        assertThat(runs.claim(WORKSPACE, first.run())).isPresent();

        // 20 for the answer and 30 for the call in flight
        Run run = runs.require(WORKSPACE, first.run());
        assertThat(run.spentMicros()).isEqualTo(50);
        assertThat(run.reservedMicros()).isZero();
        assertThat(run.calls()).isEqualTo(new CallCounts(2, 1, 0, 1));
        assertThat(calls(first)).extracting(Calls.Kept::state).containsExactly("outcome_unknown", "answered");
    }

    @Test
    void an_answer_that_comes_too_late_is_kept_as_void_with_what_it_cost() {
        Claim stale = claimedRun(Budget.UNLIMITED);
        CallTicket ticket = ledger.calls(stale).intend(intent(30));
        runs.recover(WORKSPACE);
        assertThat(runs.claim(WORKSPACE, stale.run())).isPresent();

        CompletableFuture<Void> late = ledger.record(stale, polite(slot("a"), ticket, 12));

        assertThatThrownBy(late::join).hasCauseInstanceOf(ClaimLost.class);
        assertThat(rows(stale)).isEmpty();
        assertThat(calls(stale)).singleElement().satisfies(call -> {
            assertThat(call.state()).isEqualTo("void");
            assertThat(call.costMicros()).contains(12L);
        });
        assertThat(runs.require(WORKSPACE, stale.run()).spentMicros()).isEqualTo(12);
    }

    @Test
    void what_was_asked_together_is_kept_together_and_shares_the_price_of_its_call() {
        Claim claim = claimedRun(Budget.UNLIMITED);
        CallTicket ticket = ledger.calls(claim).intend(intent(30));
        Slot truth = new Slot("a", "truth", "judge", 0, Order.AS_GIVEN);
        Opinion one = polite(slot("a"), ticket, 21);
        Opinion both = new Opinion(
                List.of(one.judgements().get(0), new Judgement(truth, Verdict.unreadable(Reason.MISSING_LABEL))),
                one.calls());

        ledger.record(claim, both).join();

        // 21 millionths for two: 10 each, and the odd one is the first one's
        assertThat(rows(claim)).extracting(Judgements.Kept::costMicros).containsExactly(11L, 10L);
        assertThat(progress(claim)).isEqualTo(new Progress(100, 1, 0, 1, 0));
        assertThat(runs.require(WORKSPACE, claim.run()).spentMicros()).isEqualTo(21);
        assertThat(calls(claim)).hasSize(1);
    }

    /** Both members failed on a, and one on b; the panel abstained on a and voted on b and c. */
    @Test
    void a_panel_votes_again_on_what_a_member_is_asked_again() {
        Run run = run(frozenEvalSet(), Budget.UNLIMITED, List.of(seat("panel", "panel"), seat("judge", "recorded")));
        runs.open(ANN, run);
        Claim first = runs.claim(WORKSPACE, run.id()).orElseThrow();
        Verdict polite = Verdict.scored(Label.named("polite"));
        Slot onA = new Slot("a", "tone", "panel", 0, Order.AS_GIVEN);
        Slot onB = new Slot("b", "tone", "panel", 0, Order.AS_GIVEN);
        Slot onC = new Slot("c", "tone", "panel", 0, Order.AS_GIVEN);
        List.of(
                        said(slot("a"), Verdict.failed(Reason.TIMEOUT)),
                        said(slot("b"), Verdict.failed(Reason.TIMEOUT)),
                        said(slot("c"), polite),
                        said(onA, Verdict.abstained(Reason.NO_QUORUM)),
                        said(onB, polite),
                        said(onC, polite))
                .forEach(opinion -> ledger.record(first, opinion).join());
        ledger.finish(first, RunState.PARTIAL, "2 failed");

        Run again = runs.retryFailed(ANN, run.id());

        Claim second = runs.claim(WORKSPACE, run.id()).orElseThrow();
        assertThat(again.progress()).isEqualTo(new Progress(100, 2, 0, 0, 0));
        assertThat(ledger.judged(second, "panel", "a", "c")).containsExactly(onC);
        assertThat(ledger.judged(second, "judge", "a", "c")).containsExactly(slot("c"));
    }

    @Test
    void failed_judgements_are_asked_again_and_kept() {
        Claim first = claimedRun(Budget.UNLIMITED);
        ledger.record(first, said(slot("a"), Verdict.failed(Reason.TIMEOUT))).join();
        ledger.record(first, polite(slot("b"))).join();
        ledger.finish(first, RunState.PARTIAL, "1 failed");

        Run again = runs.retryFailed(ANN, first.run());
        Claim second = runs.claim(WORKSPACE, first.run()).orElseThrow();
        ledger.record(second, polite(slot("a"))).join();

        assertThat(again.state()).isEqualTo(RunState.QUEUED);
        assertThat(again.progress().failed()).isZero();
        assertThat(ledger.judged(second, "judge", "a", "b")).containsExactlyInAnyOrder(slot("a"), slot("b"));
        assertThat(rows(second))
                .extracting(row -> row.judgement().verdict().status())
                .containsExactly(VerdictStatus.SCORED, VerdictStatus.SCORED);
        assertThat(progress(second)).isEqualTo(new Progress(100, 2, 0, 0, 0));
    }

    @Test
    void a_run_without_failures_is_not_asked_again() {
        Claim claim = claimedRun(Budget.UNLIMITED);
        ledger.record(claim, polite(slot("a"))).join();
        ledger.finish(claim, RunState.SUCCEEDED, "");

        assertRefused(ProblemKind.RUN_STATE, () -> runs.retryFailed(ANN, claim.run()));
    }

    @Test
    void a_stopped_run_states_no_further_call_and_keeps_the_answers_that_still_come() {
        Claim claim = claimedRun(Budget.UNLIMITED);
        CallTicket ticket = ledger.calls(claim).intend(intent(30));
        runs.move(ANN, claim.run(), RunState.CANCELLED, Optional.empty());

        ledger.record(claim, polite(slot("a"), ticket, 20)).join();

        assertThat(rows(claim)).hasSize(1);
        assertThatThrownBy(() -> ledger.calls(claim).intend(intent(1)))
                .isInstanceOfSatisfying(
                        CallRefused.class, refused -> assertThat(refused.why()).isEqualTo("cancelled"));
    }

    @Test
    void remembers_every_model_that_a_provider_answered_with() {
        Claim claim = claimedRun(Budget.UNLIMITED);

        for (String item : List.of("a", "b", "c")) {
            CallTicket ticket = ledger.calls(claim).intend(intent(1));
            ledger.record(claim, answeredBy(slot(item), item.equals("c") ? "gpt-y" : "gpt-x", ticket, 1))
                    .join();
        }

        assertThat(runs.require(WORKSPACE, claim.run()).models()).isEqualTo(Map.of("judge", Set.of("gpt-x", "gpt-y")));
    }

    @Test
    void runs_that_wait_for_their_provider_are_queued_again_and_no_others() {
        Claim waiting = claimedRun(Budget.UNLIMITED);
        ledger.finish(waiting, RunState.PAUSED, CallRefused.PROVIDER_DOWN);
        Claim paused = claimedRun(Budget.UNLIMITED);
        ledger.finish(paused, RunState.PAUSED, "budget");

        assertThat(runs.tryAgain(WORKSPACE)).contains(waiting.run()).doesNotContain(paused.run());
        assertThat(runs.require(WORKSPACE, waiting.run()).state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void a_run_is_claimed_by_one_executor() throws Exception {
        Run queued = run(frozenEvalSet(), Budget.UNLIMITED);
        runs.open(ANN, queued);

        List<Optional<Claim>> claims = atOnce(8, () -> runs.claim(WORKSPACE, queued.id()));

        assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void recovery_prices_calls_that_nobody_waits_for() throws SQLException {
        Claim claim = claimedRun(Budget.UNLIMITED);
        ledger.calls(claim).intend(intent(30));
        ledger.calls(claim).intend(intent(12));

        runs.recover(WORKSPACE);

        Run run = runs.require(WORKSPACE, claim.run());
        assertThat(run.state()).isEqualTo(RunState.QUEUED);
        assertThat(run.reservedMicros()).isZero();
        assertThat(run.spentMicros()).isEqualTo(42);
        assertThat(number("select count(*) from judge_call where state = 'outcome_unknown' and run = ?", claim.run()))
                .isEqualTo(2);
    }

    @Test
    void the_trail_is_whole_after_concurrent_acts() throws Exception {
        atOnce(20, () -> evalSets.open(ANN, fresh("evalset"), Optional.empty(), Optional.empty(), Optional.empty()));

        Optional<HashChain.Break> found = auditLog.firstBreak(WORKSPACE);

        assertThat(found).isEmpty();
    }

    @Test
    void the_trail_names_a_row_that_was_changed_by_sql() throws SQLException {
        evalSet(item("a"));
        evalSet(item("b"));
        long row = auditLog.head(WORKSPACE).seq() - 1;
        LogEntry original = auditLog.since(WORKSPACE, row - 1, 1).get(0);

        change("update audit_log set actor = ? where seq = ?", "mallory", row);
        Optional<HashChain.Break> found = auditLog.firstBreak(WORKSPACE);
        change("update audit_log set actor = ? where seq = ?", original.actor(), row);

        assertThat(found).contains(new HashChain.Break(row, "row was changed"));
        assertThat(auditLog.firstBreak(WORKSPACE)).isEmpty();
    }

    @Test
    void probe_runs_of_a_judge_come_newest_first_and_page_by_page() {
        String judge = fresh("judge");
        ProbeRun first = probe(judge, "tone@1.0.0", NOON);
        ProbeRun second = probe(judge, "tone@2.0.0", NOON.plusSeconds(1));
        ProbeRun third = probe(judge, "taste@1.0.0", NOON.plusSeconds(2));
        Stream.of(first, second, third).forEach(probed -> probeRuns.plan(ANN, probed));

        List<ProbeRun> newest = probeRuns.ofJudge(WORKSPACE, judge, Optional.empty(), Optional.empty(), 2);
        List<ProbeRun> older = probeRuns.ofJudge(WORKSPACE, judge, Optional.empty(), Optional.of(second), 2);

        assertThat(newest).containsExactly(third, second);
        assertThat(older).containsExactly(first);
        assertThat(probeRuns.ofJudge(WORKSPACE, judge, Optional.of("tone"), Optional.empty(), 9))
                .containsExactly(second, first);
        assertThat(probeRuns.ofIdentity(WORKSPACE, second.identity(), 9)).containsExactly(second);
        assertThat(probeRuns.find(WORKSPACE, third.run())).contains(third);
        assertThat(probeRuns.find("other", third.run())).isEmpty();
    }

    @Test
    void simultaneous_equal_derived_sets_are_one() throws Exception {
        List<Item> items = List.of(item(fresh("p")), item(fresh("p")));

        List<EvalSet> kept = atOnce(8, () -> derivedSets.keep(ANN, "probes", "Probes", items));

        assertThat(kept).extracting(EvalSet::id).containsOnly(kept.get(0).id());
        assertThat(evalSets.require(WORKSPACE, kept.get(0).id()).items()).isEqualTo(2);
    }

    @Test
    void a_replay_is_found_by_its_run_and_by_the_evalset_that_it_asks_about() {
        String evalset = fresh("evalset");
        Replay first = replay(evalset, NOON);
        Replay second = replay(evalset, NOON.plusSeconds(1));
        Stream.of(second, first).forEach(replay -> replays.plan(ANN, replay));

        assertThat(replays.require(WORKSPACE, first.id())).isEqualTo(first);
        assertThat(replays.ofReplayRun(WORKSPACE, second.replayRun())).contains(second);
        assertThat(replays.ofReplayRun(WORKSPACE, second.run())).isEmpty();
        assertThat(replays.ofEvalset(WORKSPACE, evalset)).containsExactly(first, second);
        assertThat(replays.ofEvalset("other", evalset)).isEmpty();
    }

    @Test
    void a_draft_takes_no_version_and_is_what_was_tried_even_when_others_took_it() {
        String id = fresh("rubric");
        Rubric draft = rubric(id, "Is it polite?");
        Rubric other = rubric(id, "Is it kind?");

        drafts.keep(ANN, draft);
        drafts.keep(ANN, draft);
        Optional<Rubric> taken = rubrics.find(WORKSPACE, draft.ref());
        rubrics.add(ANN, other);

        assertThat(taken).isEmpty();
        assertThat(names.require(WORKSPACE, draft.ref(), draft.fingerprint())).isEqualTo(draft);
        assertThat(names.require(WORKSPACE, other.ref(), other.fingerprint())).isEqualTo(other);
        assertThat(drafts.find("other", draft.fingerprint())).isEmpty();
    }

    private static Replay replay(String evalset, Instant at) {
        return new Replay(
                fresh("replay"),
                fresh("run"),
                "judge",
                fresh("run"),
                evalset,
                "gold_1",
                RubricRef.parse("tone@1.0.0"),
                CanonicalContent.of("before").fingerprint("rubric"),
                RubricRef.parse("tone@1.1.0"),
                CanonicalContent.of("after").fingerprint("rubric"),
                20,
                new Replay.LeftOut(1, 2, 3),
                at);
    }

    private static ProbeRun probe(String judge, String rubric, Instant at) {
        return new ProbeRun(
                fresh("run"),
                judge,
                CanonicalContent.of(judge + rubric).fingerprint("judged"),
                RubricRef.parse(rubric),
                "support-chat",
                CanonicalContent.of("naive").fingerprint("probes"),
                20,
                at);
    }

    private static String fresh(String stem) {
        return stem + "-" + NUMBER.incrementAndGet();
    }

    private static Rubric rubric(String id, String question) {
        return RubricReader.read(new FileText("rubric", """
                id: %s
                version: 1.0.0
                title: Tone of replies
                inputs: [input]
                criteria:
                  - id: tone
                    question: %s
                    scale: {type: nominal, labels: [polite, rude], passing: [polite]}
                decision: {rule: all_pass}
                """.formatted(id, question)));
    }

    private static Item item(String id) {
        return new Item(
                id,
                Map.of("input", CanonicalContent.of("text of " + id)),
                Optional.empty(),
                OptionalDouble.empty(),
                Map.of());
    }

    private String evalSet(Item... items) {
        String id = fresh("evalset");
        evalSets.open(ANN, id, Optional.empty(), Optional.empty(), Optional.empty());
        evalSets.add(ANN, id, Arrays.asList(items));
        return id;
    }

    private String frozenEvalSet() {
        String id = evalSet(item("a"));
        evalSets.freeze(ANN, id);
        return id;
    }

    private static Fingerprint contentOf(EvalSet evalSet) {
        return evalSet.frozen().orElseThrow().content();
    }

    private static AuditLabel label(String annotator, String label) {
        return new AuditLabel(
                "a",
                "tone",
                annotator,
                Label.named(label),
                Blindness.BLIND,
                AuditLabel.Ruling.FIRST_OPINION,
                Optional.empty(),
                Optional.of(NOON),
                Optional.empty());
    }

    private static List<GoldLabel> goldLabels(String label) {
        return List.of(new GoldLabel("a", "tone", Label.named(label), GoldTier.SINGLE, Blindness.BLIND, 1));
    }

    private GoldSet.Header gold(String evalset, SplitRule split, String label) {
        RubricRef rubric = RubricRef.parse("tone@1.0.0");
        return new GoldSet.Header(
                ids.next("gold"),
                evalset,
                rubric,
                ResolveRule.MAJORITY,
                split,
                0.2,
                AuditSampling.RANDOM,
                GoldSet.fingerprint(rubric, ResolveRule.MAJORITY, split, AuditSampling.RANDOM, goldLabels(label)),
                Map.of(),
                0,
                NOON);
    }

    private String storedGold() {
        return goldSets.add(ANN, gold(frozenEvalSet(), new SplitRule(7, 0.5), "polite"), goldLabels("polite"))
                .id();
    }

    private static Fingerprint look(String of) {
        return CanonicalContent.of(of).fingerprint("judged");
    }

    private static Seat seat(String judge, String kind) {
        CanonicalContent spec = CanonicalContent.of(Map.of("id", judge, "kind", kind));
        return new Seat(
                judge,
                spec.fingerprint("judge"),
                spec,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Map.of(),
                Optional.empty());
    }

    private Run run(String evalset, Budget budget) {
        return run(evalset, budget, List.of());
    }

    private Run run(String evalset, Budget budget, List<Seat> judges) {
        return new Run(
                ids.next("run"),
                evalset,
                CanonicalContent.of("items").fingerprint("evalset"),
                RubricRef.parse("tone@1.0.0"),
                CanonicalContent.of("rubric").fingerprint("rubric"),
                judges,
                RunState.QUEUED,
                Optional.empty(),
                OptionalInt.empty(),
                7,
                budget,
                Map.of("branch", "main"),
                new Progress(100, 0, 0, 0, 0),
                CallCounts.NONE,
                Map.of(),
                0,
                0,
                "ann",
                NOON,
                Optional.empty(),
                Optional.empty());
    }

    private Claim claimedRun(Budget budget) {
        Run run = run(frozenEvalSet(), budget);
        runs.open(ANN, run);
        return runs.claim(WORKSPACE, run.id()).orElseThrow();
    }

    private static Slot slot(String item) {
        return new Slot(item, "tone", "judge", 0, Order.AS_GIVEN);
    }

    private static Opinion said(Slot slot, Verdict verdict) {
        return new Opinion(List.of(new Judgement(slot, verdict)), List.of());
    }

    private static Opinion polite(Slot slot) {
        return said(slot, Verdict.scored(Label.named("polite")));
    }

    private static Opinion polite(Slot slot, CallTicket ticket, long costMicros) {
        return answeredBy(slot, "gpt-x", ticket, costMicros);
    }

    private static Opinion answeredBy(Slot slot, String model, CallTicket ticket, long costMicros) {
        return new Opinion(
                polite(slot).judgements(),
                List.of(new SettledCall(
                        ticket,
                        SettledCall.Outcome.ANSWERED,
                        OptionalInt.of(200),
                        Optional.empty(),
                        Optional.of("{}"),
                        Optional.of(model),
                        TokenUsage.UNSTATED,
                        OptionalLong.of(costMicros),
                        Duration.ofMillis(5))));
    }

    private List<Calls.Kept> calls(Claim claim) {
        return calls.after(WORKSPACE, claim.run(), 0, Optional.empty(), 100);
    }

    private static CallIntent intent(long reservedMicros) {
        return new CallIntent(
                slot("a"),
                1,
                CanonicalContent.of("prompt").fingerprint("prompt"),
                CallIntent.Need.FOR_A_VERDICT,
                reservedMicros);
    }

    private boolean intends(Claim claim, long reservedMicros) {
        try {
            ledger.calls(claim).intend(intent(reservedMicros));
            return true;
        } catch (CallRefused refused) {
            assertThat(refused.why()).isEqualTo("budget");
            return false;
        }
    }

    private List<Judgements.Kept> rows(Claim claim) {
        return judgements.of(WORKSPACE, claim.run(), Judgements.Filter.NONE);
    }

    private Progress progress(Claim claim) {
        return runs.require(WORKSPACE, claim.run()).progress();
    }

    private static void assertRefused(ProblemKind kind, ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind())
                .isEqualTo(kind));
    }

    private static <T> List<T> atOnce(int threads, Callable<T> act) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(java.util.Collections.nCopies(threads, act))) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdown();
        }
    }

    private long number(String sql, String parameter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void change(String sql, String value, long seq) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, value);
            update.setLong(2, seq);
            update.executeUpdate();
        }
    }
}
