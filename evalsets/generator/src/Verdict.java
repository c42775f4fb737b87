import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of {@code verdicts.jsonl}.
 *
 * @param order which order of a pair the judge saw; {@code NONE} for items that are no pairs
 * @param outcome how the call ended
 * @param value the label or score, also one off the scale; absent where nothing was read
 * @param confidence 0 to 1, present with a value
 * @param raw what the judge answered where no label could be read
 */
record Verdict(
        String itemId,
        String criterion,
        String judge,
        Order order,
        Outcome outcome,
        Optional<Object> value,
        Optional<Double> confidence,
        Optional<String> rationale,
        Optional<String> raw) {

    enum Order {
        NONE,
        ORIGINAL,
        SWAPPED
    }

    enum Outcome {
        ANSWERED,
        ABSTAINED,
        FAILED
    }

    static Verdict scored(
            String itemId, String criterion, String judge, Object value, double confidence, String rationale) {
        return new Verdict(
                itemId,
                criterion,
                judge,
                Order.NONE,
                Outcome.ANSWERED,
                Optional.of(value),
                Optional.of(Math.round(confidence * 100) / 100.0),
                Optional.of(rationale),
                Optional.empty());
    }

    static Verdict abstained(String itemId, String criterion, String judge, String rationale) {
        return without(itemId, criterion, judge, Outcome.ABSTAINED, Optional.of(rationale), Optional.empty());
    }

    static Verdict failed(String itemId, String criterion, String judge) {
        return without(itemId, criterion, judge, Outcome.FAILED, Optional.empty(), Optional.empty());
    }

    static Verdict unreadable(String itemId, String criterion, String judge, String raw) {
        return without(itemId, criterion, judge, Outcome.ANSWERED, Optional.empty(), Optional.of(raw));
    }

    private static Verdict without(
            String itemId,
            String criterion,
            String judge,
            Outcome outcome,
            Optional<String> rationale,
            Optional<String> raw) {
        return new Verdict(
                itemId, criterion, judge, Order.NONE, outcome, Optional.empty(), Optional.empty(), rationale, raw);
    }

    Verdict inOrder(Order seen) {
        return new Verdict(itemId, criterion, judge, seen, outcome, value, confidence, rationale, raw);
    }

    /** The label, where it is one of the scale's. */
    Optional<String> labelOn(java.util.Collection<String> scale) {
        return value.map(Object::toString).filter(scale::contains).filter(label -> outcome == Outcome.ANSWERED);
    }

    Map<String, Object> asLine() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("itemId", itemId);
        line.put("criterion", criterion);
        line.put("judge", judge);
        if (order != Order.NONE) {
            line.put("sample", 0);
            line.put("swapped", order == Order.SWAPPED);
        }
        value.ifPresentOrElse(
                known -> line.put(known instanceof Number ? "score" : "label", known), () -> line.put("label", null));
        confidence.ifPresent(known -> line.put("confidence", known));
        rationale.ifPresent(text -> line.put("rationale", text));
        raw.ifPresent(text -> line.put("raw", text));
        if (outcome != Outcome.ANSWERED) {
            line.put("status", outcome.name().toLowerCase(java.util.Locale.ROOT));
        }
        return line;
    }
}
