package dev.assay.provider;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts of a ledger.
 *
 * @param contents different ones
 * @param answeredWell good answers that were wholly written
 * @param paidRepeats requests of a content that had been answered well before
 * @param early requests of a content before the time to wait of its last 429 was over
 * @param unbounded requests that state no maximum of output tokens
 * @param spanNanos from the first arrival to the last end
 */
public record LedgerTotals(
        long requests,
        long contents,
        long answeredWell,
        long paidRepeats,
        long early,
        long earlyForAccount,
        long aborted,
        long unbounded,
        long promptTokens,
        long completionTokens,
        int inFlight,
        int mostInFlight,
        long spanNanos,
        Map<Fate, Long> byFate) {

    static LedgerTotals of(List<LedgerEntry> entries, int inFlight, int mostInFlight) {
        Map<Fate, Long> byFate = entries.stream()
                .collect(Collectors.groupingBy(
                        LedgerEntry::fate, () -> new EnumMap<>(Fate.class), Collectors.counting()));
        List<LedgerEntry> charged = entries.stream()
                .filter(entry -> entry.fate().isCharged() && entry.isWhollyWritten())
                .toList();
        long first = entries.stream().mapToLong(LedgerEntry::arrivedNanos).min().orElse(0);
        long last = entries.stream()
                .mapToLong(entry -> entry.settledNanos().orElse(entry.arrivedNanos()))
                .max()
                .orElse(0);
        return new LedgerTotals(
                entries.size(),
                entries.stream().map(LedgerEntry::content).distinct().count(),
                entries.stream().filter(LedgerEntry::isAnsweredWell).count(),
                entries.stream().filter(LedgerEntry::isPaidRepeat).count(),
                entries.stream().filter(LedgerEntry::isEarly).count(),
                entries.stream().filter(LedgerEntry::isEarlyForAccount).count(),
                entries.stream().filter(LedgerEntry::isAborted).count(),
                entries.stream().filter(entry -> entry.maxTokens() == 0).count(),
                charged.stream().mapToLong(LedgerEntry::promptTokens).sum(),
                charged.stream().mapToLong(LedgerEntry::completionTokens).sum(),
                inFlight,
                mostInFlight,
                last - first,
                byFate);
    }

    /** Requests of one fate. */
    public long of(Fate fate) {
        return byFate.getOrDefault(fate, 0L);
    }

    /** One JSON object. */
    public String json() {
        return "{\"requests\":" + requests + ",\"contents\":" + contents + ",\"answeredWell\":" + answeredWell
                + ",\"paidRepeats\":" + paidRepeats + ",\"early\":" + early + ",\"earlyForAccount\":" + earlyForAccount
                + ",\"aborted\":" + aborted + ",\"unbounded\":" + unbounded + ",\"promptTokens\":" + promptTokens
                + ",\"completionTokens\":" + completionTokens + ",\"inFlight\":" + inFlight + ",\"mostInFlight\":"
                + mostInFlight + ",\"spanNanos\":" + spanNanos + ",\"byFate\":{"
                + byFate.entrySet().stream()
                        .map(count -> "\"" + count.getKey().word() + "\":" + count.getValue())
                        .collect(Collectors.joining(","))
                + "}}";
    }
}
