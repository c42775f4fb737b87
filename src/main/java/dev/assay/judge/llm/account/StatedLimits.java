package dev.assay.judge.llm.account;

import dev.assay.judge.JudgeSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What the judges of one account say that it allows. Where judges that were at work in the last minute differ, the
 * lowest figure holds. Not safe for several threads.
 */
final class StatedLimits {

    private static final long REMEMBERED = Duration.ofMinutes(1).toNanos();
    private static final double SECONDS = 60;

    private final Map<JudgeSpec.Limits, Long> lastUsed = new HashMap<>();
    private OptionalInt requestsPerMinute = OptionalInt.empty();
    private OptionalInt burst = OptionalInt.empty();
    private OptionalInt tokensPerMinute = OptionalInt.empty();
    private int maxConcurrency = 1;
    private Optional<Pacer> requests = Optional.empty();
    private Optional<Pacer> tokens = Optional.empty();

    /** Takes note that a judge with such limits is at work. */
    void use(JudgeSpec.Limits limits, long now) {
        boolean isNew = lastUsed.put(limits, now) == null;
        boolean isForgotten = lastUsed.size() > 1 && lastUsed.values().removeIf(used -> now - used > REMEMBERED);
        if (isNew || isForgotten) {
            combine(now);
        }
    }

    /** At least 1. */
    int maxConcurrency() {
        return maxConcurrency;
    }

    boolean stateARate() {
        return requests.isPresent();
    }

    /** How long until the account may take another call of so many tokens. */
    long delay(long tokenEstimate, long now) {
        long forRequest = requests.map(pacer -> pacer.delay(1, now)).orElse(0L);
        long forTokens = tokens.map(pacer -> pacer.delay(tokenEstimate, now)).orElse(0L);
        return Math.max(forRequest, forTokens);
    }

    void take(long tokenEstimate, long now) {
        requests.ifPresent(pacer -> pacer.take(1, now));
        tokens.ifPresent(pacer -> pacer.take(tokenEstimate, now));
    }

    /** Corrects the estimate of a call by what it used. */
    void settle(long tokenEstimate, long used) {
        tokens.ifPresent(pacer -> pacer.settle((double) used - tokenEstimate));
    }

    private void combine(long now) {
        OptionalInt wantedRequests = lowest(JudgeSpec.Limits::requestsPerMinute);
        OptionalInt wantedBurst = lowest(JudgeSpec.Limits::burst);
        OptionalInt wantedTokens = lowest(JudgeSpec.Limits::tokensPerMinute);
        maxConcurrency =
                lowest(limits -> OptionalInt.of(limits.maxConcurrency())).orElse(1);
        if (!wantedRequests.equals(requestsPerMinute) || !wantedBurst.equals(burst)) {
            requestsPerMinute = wantedRequests;
            burst = wantedBurst;
            requests = pacer(wantedRequests, wantedBurst, now);
        }
        if (!wantedTokens.equals(tokensPerMinute)) {
            tokensPerMinute = wantedTokens;
            tokens = pacer(wantedTokens, wantedTokens, now);
        }
    }

    private OptionalInt lowest(Function<JudgeSpec.Limits, OptionalInt> figure) {
        return lastUsed.keySet().stream()
                .map(figure)
                .flatMapToInt(OptionalInt::stream)
                .min();
    }

    private static Optional<Pacer> pacer(OptionalInt perMinute, OptionalInt burst, long now) {
        if (perMinute.isEmpty()) {
            return Optional.empty();
        }
        double perSecond = perMinute.getAsInt() / SECONDS;
        return Optional.of(new Pacer(perSecond, burst.isPresent() ? burst.getAsInt() : Math.max(1, perSecond), now));
    }
}
