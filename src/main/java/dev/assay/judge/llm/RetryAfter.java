package dev.assay.judge.llm;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a provider asks to be left alone: {@code retry-after-ms}, or {@code Retry-After} in seconds or as a date. */
final class RetryAfter {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private RetryAfter() {}

    /** At least zero; empty where the headers say nothing that can be read. */
    static Optional<Duration> in(MultiMap headers, Instant now) {
        Optional<Duration> millis =
                Optional.ofNullable(headers.get("retry-after-ms")).flatMap(text -> number(text, NANOS_PER_MILLI));
        return millis.isPresent()
                ? millis
                : Optional.ofNullable(headers.get("retry-after"))
                        .flatMap(text -> number(text, NANOS_PER_SECOND).or(() -> date(text, now)));
    }

    private static Optional<Duration> number(String text, double nanosPerUnit) {
        String number = text.strip();
        return NUMBER.matcher(number).matches()
                ? Optional.of(Duration.ofNanos((long) Math.ceil(Double.parseDouble(number) * nanosPerUnit)))
                : Optional.empty();
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant at = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
