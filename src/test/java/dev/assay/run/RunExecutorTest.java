package dev.assay.run;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.judge.QuestionBuilder.aQuestion;
import static dev.assay.run.SeatBuilder.seatOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.evalset.Item;
import dev.assay.judge.CallRefused;
import dev.assay.judge.Judge;
import dev.assay.judge.Opinion;
import dev.assay.judge.Order;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.Reason;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunExecutorTest {

    private static final Claim CLAIM = new Claim("default", "run_1", 1);
    private static final Rubric RUBRIC = aQuestion().build().rubric();
    private static final StopSignal NEVER = Optional::empty;
    private static final Judge SAYS_NO = (asked, calls) -> says(asked, Verdict.scored(Label.named("no")));

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private static Opinion says(Questionnaire asked, Verdict verdict) {
        return Opinion.of(asked, question -> verdict);
    }

    @Test
    void asks_every_judge_every_question_once() {
        // 5 items x (2 samples x 2 orders + 1 of the other judge) = 25 questions
        RememberedRun run = new RememberedRun();

        Optional<String> ended = execute(
                run,
                5,
                NEVER,
                seatOf("strict-gpt").samples(2).inBothOrders().filledBy(SAYS_NO),
                seatOf("mild-gpt").atOnce(3).filledBy(SAYS_NO));

        assertThat(ended).isEmpty();
        assertThat(run.recorded()).hasSize(25).doesNotHaveDuplicates();
        assertThat(run.recorded())
                .filteredOn(slot -> slot.judge().equals("mild-gpt"))
                .hasSize(5);
    }

    @Test
    void does_not_ask_again_what_is_judged_already() {
        RememberedRun run =
                new RememberedRun().alreadyJudged(slot("a0", "strict-gpt")).alreadyJudged(slot("a2", "strict-gpt"));

        execute(
                run,
                4,
                NEVER,
                seatOf("strict-gpt").filledBy(SAYS_NO),
                seatOf("mild-gpt").filledBy(SAYS_NO));

        assertThat(run.recorded())
                .filteredOn(slot -> slot.judge().equals("strict-gpt"))
                .extracting(Slot::itemId)
                .containsExactly("a1", "a3");
        assertThat(run.recorded())
                .filteredOn(slot -> slot.judge().equals("mild-gpt"))
                .hasSize(4);
    }

    @Test
    void who_goes_by_others_is_asked_when_they_have_said_everything() {
        RememberedRun run = new RememberedRun();

        execute(
                run,
                3,
                NEVER,
                seatOf("panel").after("strict-gpt", "mild-gpt").filledBy(SAYS_NO),
                seatOf("strict-gpt").filledBy(SAYS_NO),
                seatOf("mild-gpt").atOnce(2).filledBy(SAYS_NO));

        assertThat(run.recorded()).hasSize(9);
        assertThat(run.recorded().subList(6, 9)).extracting(Slot::judge).containsOnly("panel");
    }

    @Test
    void who_goes_by_others_is_not_asked_while_one_of_them_is_away() {
        RememberedRun run = new RememberedRun();
        Judge away = (asked, calls) -> {
            throw new CallRefused(CallRefused.PROVIDER_DOWN);
        };

        Optional<String> ended = execute(
                run,
                3,
                NEVER,
                seatOf("panel").after("strict-gpt", "mild-gpt").filledBy(SAYS_NO),
                seatOf("strict-gpt").filledBy(SAYS_NO),
                seatOf("mild-gpt").filledBy(away));

        assertThat(ended).contains(CallRefused.PROVIDER_DOWN);
        assertThat(run.recorded()).extracting(Slot::judge).containsOnly("strict-gpt");
    }

    @Test
    void a_failed_verdict_is_recorded_like_any_other() {
        RememberedRun run = new RememberedRun();
        Judge fails = (asked, calls) -> says(asked, Verdict.failed(Reason.TIMEOUT));

        assertThat(execute(run, 3, NEVER, seatOf("strict-gpt").filledBy(fails))).isEmpty();

        assertThat(run.recorded()).hasSize(3);
    }

    @Test
    void a_refused_call_ends_the_work_and_leaves_the_rest_pending() {
        RememberedRun run = new RememberedRun();
        Judge spendsTheBudgetOnTwo = (asked, calls) -> {
            if (asked.item().id().equals("a2")) {
                throw new CallRefused("budget");
            }
            return SAYS_NO.judge(asked, calls);
        };

        Optional<String> ended = execute(run, 5, NEVER, seatOf("strict-gpt").filledBy(spendsTheBudgetOnTwo));

        assertThat(ended).contains("budget");
        assertThat(run.recorded()).extracting(Slot::itemId).containsExactly("a0", "a1");
    }

    @Test
    void a_stop_signal_ends_the_work_between_two_questions() {
        RememberedRun run = new RememberedRun();
        StopSignal afterTwo = () -> run.recorded().size() < 2 ? Optional.empty() : Optional.of("paused");

        Optional<String> ended = execute(run, 5, afterTwo, seatOf("strict-gpt").filledBy(SAYS_NO));

        assertThat(ended).contains("paused");
        assertThat(run.recorded()).hasSize(2);
    }

    @Test
    void a_stop_before_the_start_asks_nothing() {
        RememberedRun run = new RememberedRun();

        Optional<String> ended = execute(
                run, 5, () -> Optional.of("cancelled"), seatOf("strict-gpt").filledBy(SAYS_NO));

        assertThat(ended).contains("cancelled");
        assertThat(run.recorded()).isEmpty();
    }

    @Test
    void an_error_of_a_judge_surfaces_instead_of_leaving_its_lane_waiting() {
        Error lost = new StackOverflowError("of a test");
        Judge breaks = (asked, calls) -> {
            throw lost;
        };

        assertThatThrownBy(() -> execute(
                        new RememberedRun(),
                        3,
                        NEVER,
                        seatOf("strict-gpt").atOnce(2).filledBy(breaks)))
                .isSameAs(lost);
    }

    @Test
    void a_failure_in_one_lane_stops_the_others() {
        RuntimeException lost = new IllegalStateException("of a test");
        RememberedRun run = new RememberedRun();
        Judge breaks = (asked, calls) -> {
            throw lost;
        };
        Judge waitsForTheFailure = (asked, calls) -> {
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return SAYS_NO.judge(asked, calls);
        };

        assertThatThrownBy(() -> execute(
                        run,
                        100,
                        NEVER,
                        seatOf("strict-gpt").filledBy(breaks),
                        seatOf("mild-gpt").filledBy(waitsForTheFailure)))
                .isSameAs(lost);
        assertThat(run.recorded()).hasSizeLessThan(100);
    }

    @Test
    void a_failing_ledger_surfaces_and_no_further_question_is_asked() {
        RuntimeException lost = new ClaimLost(CLAIM);
        RememberedRun run = new RememberedRun().failingWith(lost);
        AtomicInteger times = new AtomicInteger();
        SeatedJudge judge = seatOf("strict-gpt").filledBy((asked, calls) -> {
            times.incrementAndGet();
            return SAYS_NO.judge(asked, calls);
        });

        assertThatThrownBy(() -> execute(run, 5, NEVER, judge))
                .isSameAs(lost)
                .hasMessage("run run_1 was claimed by another executor after fence 1");
        assertThat(times).hasValue(1);
    }

    @Test
    void a_failing_ledger_surfaces_from_a_lane_of_many_threads() {
        RuntimeException lost = new ClaimLost(CLAIM);
        RememberedRun run = new RememberedRun().failingWith(lost);
        SeatedJudge judge = seatOf("strict-gpt").atOnce(4).filledBy(SAYS_NO);

        assertThatThrownBy(() -> execute(run, 50, NEVER, judge)).isSameAs(lost);
    }

    @Test
    void a_judge_that_breaks_its_promise_is_an_error_and_no_verdict() {
        RememberedRun run = new RememberedRun();
        SeatedJudge judge = seatOf("strict-gpt").filledBy((asked, calls) -> {
            throw new IllegalStateException("a judge answers with a verdict, always");
        });

        assertThatThrownBy(() -> execute(run, 5, NEVER, judge))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a judge answers with a verdict, always");
        assertThat(run.recorded()).isEmpty();
    }

    @Test
    void a_judge_is_never_asked_more_at_once_than_it_allows_and_as_much_as_it_allows() {
        // the barrier opens only when three questions are being answered together; a fourth would show in the peak
        CyclicBarrier three = new CyclicBarrier(3);
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        Judge judge = (asked, calls) -> {
            peak.accumulateAndGet(busy.incrementAndGet(), Math::max);
            await(three);
            busy.decrementAndGet();
            return SAYS_NO.judge(asked, calls);
        };
        RememberedRun run = new RememberedRun();

        execute(run, 30, NEVER, seatOf("strict-gpt").atOnce(3).filledBy(judge));

        assertThat(run.recorded()).hasSize(30);
        assertThat(peak).hasValue(3);
    }

    @Test
    void judges_work_side_by_side() {
        // each judge answers only while the other is being asked too
        CyclicBarrier both = new CyclicBarrier(2);
        Judge waits = (asked, calls) -> {
            await(both);
            return SAYS_NO.judge(asked, calls);
        };
        RememberedRun run = new RememberedRun();

        execute(
                run,
                3,
                NEVER,
                seatOf("strict-gpt").filledBy(waits),
                seatOf("mild-gpt").filledBy(waits));

        assertThat(run.recorded()).hasSize(6);
    }

    @Test
    void refuses_a_judge_that_may_not_be_asked_at_all() {
        SeatBuilder seat = seatOf("strict-gpt").atOnce(0);

        assertThatThrownBy(() -> seat.filledBy(SAYS_NO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("concurrency is at least 1, was 0");
    }

    private Optional<String> execute(RememberedRun run, int items, StopSignal stop, SeatedJudge... judges) {
        List<Item> all =
                IntStream.range(0, items).mapToObj(i -> anItem("a" + i).build()).toList();
        return new RunExecutor(run, threads)
                .execute(CLAIM, RUBRIC, List.of(judges), InProcessWorkQueueTest.queue(all, 2), stop);
    }

    private static Slot slot(String item, String judge) {
        return new Slot(item, "insult", judge, 0, Order.AS_GIVEN);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException broken) {
            throw new IllegalStateException("the others never came", broken);
        }
    }
}
