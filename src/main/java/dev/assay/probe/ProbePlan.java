package dev.assay.probe;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * The items of a probe set: each chosen item as it is, and once for each wording of each probe.
 *
 * <p>A variant keeps the cluster of its item, so that items which were related stay so in every interval. It has no
 * sampling probability: rates of probes are about these items, not about the evalset.
 */
public final class ProbePlan {

    private static final String NO_LANGUAGE = "und";
    private static final String GAP = "\n\n";

    private final List<Probe> probes;
    private final Rubric rubric;
    private final List<Item> planned = new ArrayList<>();

    private ProbePlan(List<Probe> probes, Rubric rubric) {
        this.probes = probes;
        this.rubric = rubric;
    }

    /**
     * Plans a probe set.
     *
     * @param chosen items of one evalset, at most 9999
     * @return ids such as {@code p0001} for an item and {@code p0001.naive.2} for its variants
     */
    public static List<Item> of(List<Probe> probes, Rubric rubric, List<Item> chosen) {
        ProbePlan plan = new ProbePlan(List.copyOf(probes), rubric);
        for (Item item : chosen) {
            plan.add(item);
        }
        return List.copyOf(plan.planned);
    }

    private void add(Item item) {
        String base = String.format(Locale.ROOT, "p%04d", basesSoFar() + 1);
        planned.add(derived(base, item, item.fields(), Optional.empty()));
        for (Probe probe : probes) {
            if (probe.kind() == Probe.Kind.ATTACK) {
                sides(item).forEach(side -> attack(base, item, probe, side));
            } else {
                neutral(base, item, probe);
            }
        }
    }

    private long basesSoFar() {
        return planned.stream().filter(item -> item.id().indexOf('.') < 0).count();
    }

    /** The outputs that are attacked; one without a name where the item has a single output. */
    static List<Optional<Side>> sides(Item item) {
        return item.isPairwise()
                ? List.of(Optional.of(Side.FIRST), Optional.of(Side.SECOND))
                : List.of(Optional.empty());
    }

    private void attack(String base, Item item, Probe probe, Optional<Side> side) {
        List<Probe.Filled> texts = probe.filled(Goal.of(rubric, side));
        for (int i = 0; i < texts.size(); i++) {
            Probe.Filled text = texts.get(i);
            ProbeMark.Variant how = new ProbeMark.Variant(
                    probe.id(), probe.kind(), probe.place().word(), i + 1, text.language(), side);
            new ItemWork(item)
                    .attacked(side, placed(probe.place(), text.text()))
                    .ifPresent(fields -> add(base, item, fields, how));
        }
    }

    private void neutral(String base, Item item, Probe probe) {
        if (probe.change().isPresent()) {
            Change change = probe.change().get();
            ProbeMark.Variant how =
                    new ProbeMark.Variant(probe.id(), probe.kind(), change.word(), 1, NO_LANGUAGE, Optional.empty());
            transformed(item, change)
                    .filter(fields -> change == Change.COPY || !fields.equals(item.fields()))
                    .ifPresent(fields -> add(base, item, fields, how));
            return;
        }
        List<Probe.Filled> texts = probe.filled(Goal.of(rubric, Optional.empty()));
        for (int i = 0; i < texts.size(); i++) {
            Probe.Filled text = texts.get(i);
            ProbeMark.Variant how = new ProbeMark.Variant(
                    probe.id(), probe.kind(), probe.place().word(), i + 1, text.language(), Optional.empty());
            new ItemWork(item)
                    .rephrased(placed(probe.place(), text.text()))
                    .ifPresent(fields -> add(base, item, fields, how));
        }
    }

    /** A context that the rubric does not show would make a copy of the item, under another name. */
    private Optional<Map<String, CanonicalContent>> transformed(Item item, Change change) {
        return switch (change) {
            case COPY -> Optional.of(item.fields());
            case LIST_ORDER -> rubric.inputs().contains("context") ? new ItemWork(item).reordered() : Optional.empty();
            default -> new ItemWork(item).rephrased(change::changed);
        };
    }

    private static UnaryOperator<String> placed(Probe.Place place, String words) {
        return switch (place) {
            case APPEND -> text -> text + GAP + words;
            case PREPEND -> text -> words + GAP + text;
            case REPLACE -> text -> words;
            case TRANSFORM -> UnaryOperator.identity();
        };
    }

    private void add(String base, Item item, Map<String, CanonicalContent> fields, ProbeMark.Variant how) {
        String id = base + "." + how.probe() + "." + how.wording()
                + how.side().map(side -> "." + side.word()).orElse("");
        planned.add(derived(id, item, fields, Optional.of(how)));
    }

    private static Item derived(
            String id, Item item, Map<String, CanonicalContent> fields, Optional<ProbeMark.Variant> how) {
        return new Item(
                id, fields, Optional.of(item.cluster()), OptionalDouble.empty(), new ProbeMark(item.id(), how).meta());
    }
}
