package dev.assay.judge.llm.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.judge.CallRefused;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.llm.account.CallGate.Pass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time passes only while somebody waits. */
@Timeout(30)
class ProviderAccountTest {

    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final ProviderAccounts accounts =
            new ProviderAccounts(() -> now, (condition, nanos) -> now += Math.max(1, nanos));
    private final CallGate gate = accounts.of(new AccountName("api:443", Optional.of("KEY")));

    @Test
    void judges_of_one_account_share_its_gate_and_others_do_not() {
        assertThat(accounts.of(new AccountName("api:443", Optional.of("KEY")))).isSameAs(gate);
        assertThat(accounts.of(new AccountName("api:443", Optional.of("OTHER"))))
                .isNotSameAs(gate);
    }

    @Test
    void keeps_to_the_stated_rate() throws InterruptedException {
        JudgeSpec.Limits limits = limits(OptionalInt.of(6000), OptionalInt.of(100), OptionalInt.empty());

        for (int i = 0; i < 1000; i++) {
            enter(limits, 10).answered(Optional.empty());
        }

        // the burst of 100, then 900 at 99 a second
        assertThat((double) now / SECOND).isBetween(9.0, 9.2);
    }

    @Test
    void keeps_to_the_lowest_rate_of_the_judges_at_work() throws InterruptedException {
        JudgeSpec.Limits fast = limits(OptionalInt.of(6000), OptionalInt.of(1), OptionalInt.empty());
        JudgeSpec.Limits slow = limits(OptionalInt.of(600), OptionalInt.of(1), OptionalInt.empty());
        enter(slow, 10).answered(Optional.empty());

        for (int i = 0; i < 20; i++) {
            enter(fast, 10).answered(Optional.empty());
        }

        // 20 calls at 9.9 a second
        assertThat((double) now / SECOND).isGreaterThan(1.9);
    }

    @Test
    void settles_tokens_by_what_was_used() throws InterruptedException {
        JudgeSpec.Limits limits = limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(6000));

        for (int i = 0; i < 10; i++) {
            enter(limits, 6000).answered(Optional.of(100L));
        }

        // each call was estimated at the whole minute's tokens and used a sixtieth of it
        assertThat((double) now / SECOND).isLessThan(15);
    }

    @Test
    void leaves_the_account_alone_for_as_long_as_it_asks() throws InterruptedException {
        enter().rateLimited(Optional.of(Duration.ofSeconds(20)));

        enter().answered(Optional.empty());

        assertThat(now).isGreaterThanOrEqualTo(20 * SECOND);
    }

    @Test
    void one_call_asks_whether_a_long_silence_is_over() throws InterruptedException {
        enter().rateLimited(Optional.of(Duration.ofSeconds(20)));
        Pass first = enter();

        assertThatThrownBy(
                        () -> gate.enter(demand(), () -> now > 21 * SECOND ? Optional.of("enough") : Optional.empty()))
                .isInstanceOf(CallRefused.class);

        first.answered(Optional.empty());
        List<Pass> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add(enter());
        }
        assertThat(others).hasSize(5);
    }

    @Test
    void an_eighth_of_the_open_calls_may_be_stated_ahead_and_no_more() throws InterruptedException {
        // twenty may be open at first: 20 / 8 = 2
        gate.enter(demand(), Optional::empty);
        Pass second = gate.enter(demand(), Optional::empty);
        assertThatThrownBy(() -> gate.enter(demand(), this::enoughAfterASecond)).isInstanceOf(CallRefused.class);

        second.awaitTurn(Optional::empty);

        assertThat(gate.enter(demand(), Optional::empty)).isNotNull();
    }

    @Test
    void a_stated_call_waits_for_a_place_among_the_open_ones() throws InterruptedException {
        List<Pass> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(enter());
        }
        Pass next = gate.enter(demand(), Optional::empty);
        assertThatThrownBy(() -> next.awaitTurn(this::enoughAfterASecond)).isInstanceOf(CallRefused.class);

        open.get(0).faulted();

        next.awaitTurn(Optional::empty);
    }

    private Optional<String> enoughAfterASecond() {
        return now > SECOND ? Optional.of("enough") : Optional.empty();
    }

    @Test
    void whoever_waits_learns_that_the_run_was_stopped() {
        assertThatThrownBy(() -> gate.enter(demand(), () -> Optional.of("cancelled")))
                .isInstanceOfSatisfying(
                        CallRefused.class, refused -> assertThat(refused.why()).isEqualTo("cancelled"));
    }

    @Test
    void nobody_waits_for_a_provider_that_stays_away() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            enter().faulted();
        }

        assertThatThrownBy(() -> {
                    while (true) {
                        enter().faulted();
                    }
                })
                .isInstanceOfSatisfying(CallRefused.class, refused -> {
                    assertThat(refused.why()).isEqualTo(CallRefused.PROVIDER_DOWN);
                    assertThat(refused.isOfOneProvider()).isTrue();
                });
        assertThat((double) now / SECOND).isBetween(600.0, 661.0);
    }

    @Test
    void a_key_that_stays_unknown_is_told_apart_from_a_single_refusal() throws InterruptedException {
        assertThat(enter().rejected()).isFalse();

        assertThat(enter().rejected()).isTrue();

        // the second call waited for its turn to try
        assertThat(now).isGreaterThanOrEqualTo(5 * SECOND);
    }

    @Test
    void a_provider_that_was_away_for_long_is_tried_again_by_whoever_comes_when_it_is_time()
            throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            enter().faulted();
        }
        now += 3600 * SECOND;

        enter().answered(Optional.empty());

        enter().answered(Optional.empty());
    }

    @Test
    void an_account_without_a_rate_learns_it() throws InterruptedException {
        // the provider takes a call every 10 ms and says how long it wants to wait
        long free = 0;
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            Pass pass = enter();
            now += 100_000;
            if (now >= free) {
                free = Math.max(free, now) + SECOND / 100;
                pass.answered(Optional.empty());
            } else {
                refused++;
                pass.rateLimited(Optional.of(Duration.ofNanos(free - now)));
            }
        }

        assertThat(refused).isLessThan(3000 * 15 / 100);
    }

    private Pass enter() throws InterruptedException {
        return sending(gate.enter(demand(), Optional::empty));
    }

    private static Pass sending(Pass pass) throws InterruptedException {
        pass.awaitTurn(Optional::empty);
        return pass;
    }

    private Pass enter(JudgeSpec.Limits limits, long tokens) throws InterruptedException {
        return sending(gate.enter(new CallGate.Demand(limits, tokens), Optional::empty));
    }

    private static CallGate.Demand demand() {
        return new CallGate.Demand(limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()), 10);
    }

    private static JudgeSpec.Limits limits(OptionalInt requests, OptionalInt burst, OptionalInt tokens) {
        return new JudgeSpec.Limits(requests, burst, tokens, 64, Duration.ofSeconds(10), 4);
    }
}
