package dev.assay.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The stub's own requests: its ledger, its counts, how it behaves. */
final class Controls {

    private static final String JSON = "application/json";

    private final Ledger ledger;
    private final Consumer<Behaviour> behave;

    Controls(Ledger ledger, Consumer<Behaviour> behave) {
        this.ledger = ledger;
        this.behave = behave;
    }

    HttpAnswer answer(HttpRequestReader.Request request, Behaviour now) {
        return switch (request.method() + " " + request.path()) {
            case "GET /ledger" ->
                HttpAnswer.ok(
                        "application/x-ndjson",
                        ledger.entries().stream()
                                .map(entry -> entry.json() + "\n")
                                .collect(Collectors.joining()));
            case "GET /stats" -> HttpAnswer.ok(JSON, ledger.totals().json());
            case "POST /reset" -> {
                ledger.reset();
                behave.accept(now);
                yield HttpAnswer.ok(JSON, "{}");
            }
            case "POST /config" -> {
                behave.accept(changed(now, Json.read(new String(request.body(), StandardCharsets.UTF_8))));
                yield HttpAnswer.ok(JSON, "{}");
            }
            default -> HttpAnswer.notFound();
        };
    }

    /** What a configuration does not name stays as it is. */
    static Behaviour changed(Behaviour now, Json change) {
        Set<String> known = Set.of(
                "latencyMillis",
                "rateLimited",
                "serverError",
                "malformed",
                "truncated",
                "hang",
                "dropped",
                "attempts",
                "retryAfterMillis",
                "hangingItems",
                "requestsPerSecond",
                "burst",
                "maxConcurrency",
                "model",
                "seed");
        change.names().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("'" + name + "' is none of "
                            + known.stream().sorted().toList());
                });
        Faults faults = now.faults();
        return new Behaviour(
                millis(change, "latencyMillis", now.latency()),
                new Faults(
                        number(change, "rateLimited", faults.rateLimited()),
                        number(change, "serverError", faults.serverError()),
                        number(change, "malformed", faults.malformed()),
                        number(change, "truncated", faults.truncated()),
                        number(change, "hang", faults.hang()),
                        number(change, "dropped", faults.dropped()),
                        (int) number(change, "attempts", faults.attempts()),
                        millis(change, "retryAfterMillis", faults.retryAfter()),
                        change.at("hangingItems").isPresent()
                                ? change.at("hangingItems").elements().stream()
                                        .map(Json::text)
                                        .collect(Collectors.toSet())
                                : faults.hangingItems()),
                new TokenBucket.Size(
                        number(change, "requestsPerSecond", now.bucket().requestsPerSecond()),
                        (int) number(change, "burst", now.bucket().burst())),
                (int) number(change, "maxConcurrency", now.maxConcurrency()),
                change.at("model").isPresent() ? change.at("model").text() : now.model(),
                (long) number(change, "seed", now.seed()));
    }

    private static double number(Json change, String name, double otherwise) {
        return change.at(name).isPresent() ? change.at(name).number() : otherwise;
    }

    private static Duration millis(Json change, String name, Duration otherwise) {
        return change.at(name).isPresent() ? Duration.ofMillis(change.at(name).whole()) : otherwise;
    }
}
