package dev.assay.judge.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After    | 7                             | PT7S",
                "Retry-After    | 0                             | PT0S",
                "Retry-After    | 0.5                           | PT0.5S",
                "Retry-After    | Sat, 21 Nov 2026 08:00:30 GMT | PT30S",
                "Retry-After    | Sat, 21 Nov 2026 07:00:00 GMT | PT0S",
                "retry-after-ms | 1250                          | PT1.25S",
                "retry-after-ms | 0.3                           | PT0.0003S",
                "Retry-After    | soon                          |",
                "Retry-After    | -5                            |",
                "Retry-After    | 99999999999                   |",
                "retry-after-ms | NaN                           |",
                "X-Other        | 7                             |"
            })
    void reads_what_a_provider_asks_for(String name, String value, Duration pause) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add(name, value);

        assertThat(RetryAfter.in(headers, NOW)).isEqualTo(Optional.ofNullable(pause));
    }

    @ParameterizedTest
    @CsvSource({"1, 900, PT0.9S", "2, nonsense, PT2S"})
    void takes_milliseconds_before_seconds_where_it_can(String seconds, String millis, Duration pause) {
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().add("Retry-After", seconds).add("retry-after-ms", millis);

        assertThat(RetryAfter.in(headers, NOW)).contains(pause);
    }
}
