package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.judge.JudgeSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what a chat judge may ask of its provider. */
final class ChatLimits {

    private static final int MAX_CONCURRENCY = 1024;
    private static final int MAX_ATTEMPTS = 20;
    private static final Duration MAX_TIMEOUT = Duration.ofHours(1);
    private static final JudgeSpec.Limits DEFAULTS = new JudgeSpec.Limits(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), 16, Duration.ofSeconds(60), 4);

    private ChatLimits() {}

    static JudgeSpec.Limits read(FileMap judge) {
        return judge.map("limits").map(ChatLimits::limits).orElse(DEFAULTS);
    }

    private static JudgeSpec.Limits limits(FileMap map) {
        OptionalInt requests = map.whole("requestsPerMinute", 1, Integer.MAX_VALUE);
        OptionalInt burst = map.whole("burst", 1, Integer.MAX_VALUE);
        OptionalInt tokens = map.whole("tokensPerMinute", 1, Integer.MAX_VALUE);
        int concurrency = map.whole("maxConcurrency", 1, MAX_CONCURRENCY).orElse(DEFAULTS.maxConcurrency());
        Duration timeout = timeout(map).orElse(DEFAULTS.timeout());
        int attempts = map.whole("attempts", 1, MAX_ATTEMPTS).orElse(DEFAULTS.attempts());
        if (burst.isPresent() && requests.isEmpty()) {
            map.problem("burst", FileRule.CONFLICT, "a burst needs requestsPerMinute", "give requestsPerMinute too");
        }
        map.refuseOthers();
        return new JudgeSpec.Limits(requests, burst, tokens, concurrency, timeout, attempts);
    }

    private static Optional<Duration> timeout(FileMap map) {
        Optional<Duration> timeout = map.parsed("timeout", "an ISO 8601 duration such as PT60S", Duration::parse);
        Optional<Duration> fitting =
                timeout.filter(value -> !value.isZero() && !value.isNegative() && value.compareTo(MAX_TIMEOUT) <= 0);
        if (timeout.isPresent() && fitting.isEmpty()) {
            map.problem("timeout", FileRule.OUT_OF_RANGE, "'timeout' must be above PT0S and at most " + MAX_TIMEOUT);
        }
        return fitting;
    }

    static Map<String, Object> content(JudgeSpec.Limits limits) {
        Map<String, Object> content = new LinkedHashMap<>();
        limits.requestsPerMinute().ifPresent(requests -> content.put("requestsPerMinute", requests));
        limits.burst().ifPresent(burst -> content.put("burst", burst));
        limits.tokensPerMinute().ifPresent(tokens -> content.put("tokensPerMinute", tokens));
        content.put("maxConcurrency", limits.maxConcurrency());
        content.put("timeout", limits.timeout().toString());
        content.put("attempts", limits.attempts());
        return content;
    }
}
