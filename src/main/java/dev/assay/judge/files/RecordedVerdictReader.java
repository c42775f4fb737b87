package dev.assay.judge.files;

import dev.assay.edge.files.DidYouMean;
import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.LineParser;
import dev.assay.judge.Order;
import dev.assay.judge.RecordedVerdict;
import dev.assay.judge.Slot;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads one line of {@code verdicts.jsonl}. */
public final class RecordedVerdictReader implements LineParser<RecordedVerdict> {

    private final Optional<Map<String, Scale>> scales;

    private RecordedVerdictReader(Optional<Map<String, Scale>> scales) {
        this.scales = scales;
    }

    /** Keeps what was said, on whatever criterion: which labels are on the scale is known only under a rubric. */
    public static RecordedVerdictReader asSaid() {
        return new RecordedVerdictReader(Optional.empty());
    }

    /** Holds every line against a rubric: other criteria are refused, labels off the scale are unreadable. */
    public static RecordedVerdictReader under(Rubric rubric) {
        Map<String, Scale> scales = new TreeMap<>();
        for (Criterion criterion : rubric.criteria()) {
            scales.put(criterion.id(), criterion.scale());
        }
        return under(scales);
    }

    static RecordedVerdictReader under(Map<String, Scale> scales) {
        return new RecordedVerdictReader(Optional.of(new TreeMap<>(scales)));
    }

    @Override
    public Optional<RecordedVerdict> parse(FileMap line) {
        line.require("itemId", "criterion", "judge");
        Optional<String> itemId = line.id("itemId");
        Optional<String> criterion = line.id("criterion");
        Optional<String> judge = line.id("judge");
        int sample = line.whole("sample", 0, Integer.MAX_VALUE).orElse(0);
        Optional<Scale> scale = criterion.flatMap(id -> scale(line, id));
        Order order = order(line, scale);
        OptionalInt promptTokens = line.whole("promptTokens", 0, Integer.MAX_VALUE);
        OptionalInt completionTokens = line.whole("completionTokens", 0, Integer.MAX_VALUE);
        OptionalInt latency = line.whole("latencyMs", 0, Integer.MAX_VALUE);
        Optional<Instant> at = line.parsed("at", "a time such as 2026-11-20T09:14:03Z", Instant::parse);
        VerdictLine said = scales.isPresent() ? VerdictLine.read(line, scale) : VerdictLine.asSaid(line);
        line.refuseOthers();
        if (itemId.isEmpty() || criterion.isEmpty() || judge.isEmpty()) {
            return Optional.empty();
        }
        Slot slot = new Slot(itemId.get(), criterion.get(), judge.get(), sample, order);
        return said.verdict()
                .map(verdict ->
                        new RecordedVerdict(slot, verdict, said.raw(), promptTokens, completionTokens, latency, at));
    }

    private Optional<Scale> scale(FileMap line, String criterion) {
        if (scales.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Scale> known = scales.get();
        Optional<Scale> scale = Optional.ofNullable(known.get(criterion));
        if (scale.isEmpty()) {
            line.problem(
                    "criterion",
                    FileRule.UNKNOWN_REFERENCE,
                    "the rubric has no criterion '" + criterion + "'",
                    DidYouMean.hint(known.keySet(), criterion));
        }
        return scale;
    }

    private static Order order(FileMap line, Optional<Scale> scale) {
        Order order = Order.ofSwapped(line.flag("swapped").orElse(false));
        boolean pair = scale.map(known -> known.type().equals(Scale.Kind.PAIRWISE.word()))
                .orElse(true);
        if (order.isSwapped() && !pair) {
            line.problem("swapped", FileRule.CONFLICT, "only the two outputs of a pair can be swapped");
        }
        return order;
    }
}
