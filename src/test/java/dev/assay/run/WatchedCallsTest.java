package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallRefused;
import dev.assay.judge.CallTicket;
import dev.assay.judge.Order;
import dev.assay.judge.SettledCall;
import dev.assay.judge.Slot;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchedCallsTest {

    private static final CallIntent INTENT = new CallIntent(
            new Slot("a", "tone", "judge", 0, Order.AS_GIVEN),
            1,
            CanonicalContent.of("prompt").fingerprint("prompt"),
            CallIntent.Need.FOR_A_VERDICT,
            80);

    private final CallsUnderWay underWay = new CallsUnderWay();
    private final Purse purse = new Purse();
    private final AtomicReference<Optional<String>> stopped = new AtomicReference<>(Optional.empty());
    private final WatchedCalls calls = new WatchedCalls(purse, underWay, stopped::get);

    @Test
    void a_call_without_room_waits_for_what_the_calls_under_way_really_cost() throws Exception {
        calls.intend(INTENT);
        CompletableFuture<CallTicket> second = CompletableFuture.supplyAsync(() -> calls.intend(INTENT));

        purse.isFull = false;
        underWay.end(1);

        assertThat(second.get(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void a_call_without_room_is_refused_where_none_is_under_way() {
        purse.isFull = true;

        assertThatThrownBy(() -> calls.intend(INTENT))
                .isInstanceOfSatisfying(
                        CallRefused.class, refused -> assertThat(refused.why()).isEqualTo(CallRefused.BUDGET));
    }

    /** It may be the only other call under way whose verdict waits for the check: waiting would never end. */
    @Test
    void a_check_without_room_waits_for_nobody() {
        calls.intend(INTENT);
        CallIntent check =
                new CallIntent(INTENT.slot(), 1, INTENT.prompt(), CallIntent.Need.FOR_A_CHECK, INTENT.reservedMicros());

        assertThatThrownBy(() -> calls.intend(check)).isInstanceOf(CallRefused.class);
    }

    @Test
    void whoever_waits_for_room_learns_that_the_run_was_stopped() {
        calls.intend(INTENT);
        CompletableFuture<CallTicket> second = CompletableFuture.supplyAsync(() -> calls.intend(INTENT));

        stopped.set(Optional.of("paused"));

        assertThatThrownBy(second::join).hasCauseInstanceOf(CallRefused.class).hasMessageContaining("paused");
    }

    /** Has room for one call, until it is emptied. */
    private static final class Purse implements CallLedger {

        private volatile boolean isFull;

        @Override
        public CallTicket intend(CallIntent intent) {
            if (isFull) {
                throw new CallRefused(CallRefused.BUDGET);
            }
            isFull = true;
            return new CallTicket(1, 1);
        }

        @Override
        public void errored(SettledCall call) {
            throw new AssertionError("no call fails here");
        }
    }
}
