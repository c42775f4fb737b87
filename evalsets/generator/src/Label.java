import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One line of {@code labels.jsonl}. */
record Label(
        String itemId,
        String criterion,
        Object value,
        String annotator,
        Optional<Boolean> blind,
        Rank rank,
        Optional<String> rationale,
        Optional<String> at) {

    enum Rank {
        AUDIT,
        RULING
    }

    boolean isBlind() {
        return blind.orElse(false);
    }

    Map<String, Object> asLine() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("itemId", itemId);
        line.put("criterion", criterion);
        line.put(value instanceof Integer ? "score" : "label", value);
        line.put("annotator", annotator);
        blind.ifPresent(known -> line.put("blind", known));
        if (rank == Rank.RULING) {
            line.put("adjudicated", true);
        }
        rationale.ifPresent(text -> line.put("rationale", text));
        at.ifPresent(time -> line.put("at", time));
        return line;
    }
}
