package dev.assay.gate.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.Range;
import dev.assay.gate.Check;
import dev.assay.gate.Claim;
import dev.assay.gate.Metric;
import dev.assay.gate.Undecided;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one check of a gate policy. */
final class CheckReader {

    private static final Map<String, Metric> METRICS = Words.of(Metric.values(), Metric::word);
    private static final Map<String, Undecided> UNDECIDED = Words.of(Undecided.values(), Undecided::word);

    private CheckReader() {}

    static Optional<Check> read(FileMap map) {
        map.require("id", "metric", "claim");
        Optional<String> id = map.id("id");
        Optional<Metric> metric = map.oneOf("metric", METRICS);
        Optional<String> criterion = map.id("criterion");
        Optional<String> judge = map.id("judge");
        List<String> forEach = slices(map);
        Optional<Claim> claim = ClaimReader.read(map, metric);
        OptionalInt minN = map.whole("minN", 1, Integer.MAX_VALUE);
        OptionalInt minPositives = map.whole("minPositives", 1, Integer.MAX_VALUE);
        OptionalInt minPairs = map.whole("minPairs", 1, Integer.MAX_VALUE);
        Undecided belowMinN = map.oneOf("belowMinN", UNDECIDED).orElse(Undecided.INCONCLUSIVE);
        OptionalDouble assume = map.number("assume", Range.FINITE);
        Undecided unconfirmed = map.oneOf("unconfirmed", UNDECIDED).orElse(Undecided.INCONCLUSIVE);
        if (metric.isPresent() && metric.get() != Metric.HARD_FAIL_CONFIRMED) {
            map.refuse("unconfirmed", "only hardFail.confirmed waits for a human's word", "leave 'unconfirmed' out");
        }
        map.refuseOthers();
        return id.flatMap(known -> metric.flatMap(about -> claim.map(that -> new Check(
                known,
                about,
                criterion,
                judge,
                forEach,
                that,
                minN,
                minPositives,
                minPairs,
                belowMinN,
                assume,
                unconfirmed))));
    }

    private static List<String> slices(FileMap map) {
        Set<String> keys = new LinkedHashSet<>();
        for (FileNode.Text word : map.texts("forEach")) {
            Optional<String> key = Slices.key(word.value());
            if (key.isEmpty()) {
                Slices.refuse(map, word);
            } else if (!keys.add(key.get())) {
                map.problem(word.place(), FileRule.DUPLICATE, "the slice '" + word.value() + "' stands here twice");
            }
        }
        return List.copyOf(keys);
    }
}
