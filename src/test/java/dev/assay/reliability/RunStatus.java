package dev.assay.reliability;

import dev.assay.provider.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as the service shows it.
 *
 * @param costMicros settled
 */
public record RunStatus(
        String id,
        String status,
        String statusReason,
        long total,
        long scored,
        long abstained,
        long unreadable,
        long failed,
        long pending,
        long calls,
        long costMicros,
        long reservedMicros,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    private static final double MICROS = 1e6;

    static RunStatus of(Json run) {
        Json progress = run.at("progress");
        return new RunStatus(
                run.at("id").text(),
                run.at("status").text(),
                run.at("statusReason").text(),
                progress.at("total").whole(),
                progress.at("scored").whole(),
                progress.at("abstained").whole(),
                progress.at("unreadable").whole(),
                progress.at("failed").whole(),
                progress.at("pending").whole(),
                run.at("calls").whole(),
                micros(run.at("cost")),
                micros(run.at("reserved")),
                instant(run.at("startedAt")),
                instant(run.at("finishedAt")));
    }

    static long micros(Json money) {
        return Math.round(money.number() * MICROS);
    }

    private static Optional<Instant> instant(Json at) {
        return at.isPresent() ? Optional.of(Instant.parse(at.text())) : Optional.empty();
    }

    /** Whether nothing more happens without being asked for. */
    public boolean isAtRest() {
        return !status.equals("queued") && !status.equals("running");
    }
}
