package dev.assay.provider;

import java.time.Instant;
import java.util.Optional;

/**
 * One request as the provider saw it.
 *
 * @param sequence from 1, in the order of arrival
 * @param account a hash of the key; empty where none was sent
 * @param content a hash of all that was sent
 * @param item the item that the prompt names
 * @param attempt the how manyth request of this content, from 1
 * @param arrivedNanos on the clock of {@link System#nanoTime()}
 * @param settledNanos when the answer was wholly written, the connection dropped or the client gone; empty before
 * @param isWhollyWritten whether the last byte of the answer was handed to the network
 * @param isAborted whether the client was gone before that
 * @param isEarly whether the content came back before the time to wait of its last 429 was over
 * @param isEarlyForAccount whether it came although the account had been told to wait, and had had time to hear it
 * @param isPaidRepeat whether an earlier attempt of the content had been answered well, wholly written
 * @param maxTokens the most output tokens that the caller allows; 0 where it states none
 */
public record LedgerEntry(
        long sequence,
        String account,
        String content,
        Optional<String> item,
        int attempt,
        Instant arrivedAt,
        long arrivedNanos,
        Optional<Long> settledNanos,
        Fate fate,
        boolean isWhollyWritten,
        boolean isAborted,
        boolean isEarly,
        boolean isEarlyForAccount,
        boolean isPaidRepeat,
        long maxTokens,
        long promptTokens,
        long completionTokens) {

    /** Whether a good answer was wholly written. */
    public boolean isAnsweredWell() {
        return fate == Fate.ANSWERED && isWhollyWritten;
    }

    /** Whether neither side has ended it. */
    public boolean isInFlight() {
        return settledNanos.isEmpty();
    }

    /** One line of JSON. */
    public String json() {
        return "{\"sequence\":" + sequence + ",\"account\":" + Json.quoted(account) + ",\"content\":"
                + Json.quoted(content)
                + item.map(id -> ",\"item\":" + Json.quoted(id)).orElse("")
                + ",\"attempt\":" + attempt + ",\"arrivedAt\":\"" + arrivedAt + "\",\"arrivedNanos\":" + arrivedNanos
                + settledNanos.map(nanos -> ",\"settledNanos\":" + nanos).orElse("")
                + ",\"fate\":\"" + fate.word() + "\",\"whollyWritten\":" + isWhollyWritten + ",\"aborted\":" + isAborted
                + ",\"early\":" + isEarly + ",\"earlyForAccount\":" + isEarlyForAccount + ",\"paidRepeat\":"
                + isPaidRepeat + ",\"maxTokens\":" + maxTokens + ",\"promptTokens\":" + promptTokens
                + ",\"completionTokens\":" + completionTokens + "}";
    }
}
