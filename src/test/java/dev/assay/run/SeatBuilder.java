package dev.assay.run;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.Judge;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Order;
import dev.assay.judge.RecordedJudge.Replay;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges seated in a run, for tests: by default asked once about the insult, one question at a time. */
final class SeatBuilder {

    private final String judge;
    private final Set<Replay> replays = new LinkedHashSet<>(Set.of(new Replay(0, Order.AS_GIVEN)));
    private int concurrency = 1;
    private Set<String> after = Set.of();

    private SeatBuilder(String judge) {
        this.judge = judge;
    }

    static SeatBuilder seatOf(String judge) {
        return new SeatBuilder(judge);
    }

    SeatBuilder samples(int samples) {
        for (int sample = 0; sample < samples; sample++) {
            replays.add(new Replay(sample, Order.AS_GIVEN));
        }
        return this;
    }

    SeatBuilder inBothOrders() {
        Set.copyOf(replays).forEach(replay -> replays.add(new Replay(replay.sample(), Order.SWAPPED)));
        return this;
    }

    SeatBuilder atOnce(int questions) {
        concurrency = questions;
        return this;
    }

    SeatBuilder after(String... judges) {
        after = Set.of(judges);
        return this;
    }

    SeatedJudge filledBy(Judge person) {
        return new SeatedJudge(build(), person, concurrency, JudgeSpec.Grouping.EACH, after);
    }

    Seat build() {
        CanonicalContent spec = CanonicalContent.of(Map.of("id", judge));
        return new Seat(
                judge,
                spec.fingerprint("judge"),
                spec,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Map.of("insult", Set.copyOf(replays)),
                Optional.empty());
    }
}
