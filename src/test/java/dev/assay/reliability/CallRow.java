package dev.assay.reliability;

import dev.assay.provider.Json;

/** A call as the service's ledger shows it. */
public record CallRow(String id, String item, int attempt, String state, String reason, long costMicros) {

    /** The state of a call whose process died before it knew. */
    public static final String OUTCOME_UNKNOWN = "outcome_unknown";

    /** The reason of a call that was stated and not sent any more. */
    public static final String UNSENT = "unsent";

    static CallRow of(Json line) {
        return new CallRow(
                line.at("id").text(),
                line.at("itemId").text(),
                (int) line.at("attempt").whole(),
                line.at("state").text(),
                line.at("reason").text(),
                RunStatus.micros(line.at("cost")));
    }
}
