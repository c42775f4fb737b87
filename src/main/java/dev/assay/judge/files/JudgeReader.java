package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.InvalidFile;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.JudgeSpec;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a judge, from {@code judges/<id>.yaml} or as JSON with the same keys. */
public final class JudgeReader {

    private static final String VERDICT_FILE = "verdicts.jsonl";
    private static final Map<String, Function<FileMap, Optional<JudgeSpec>>> KINDS = kinds();

    private JudgeReader() {}

    private static Map<String, Function<FileMap, Optional<JudgeSpec>>> kinds() {
        Map<String, Function<FileMap, Optional<JudgeSpec>>> kinds = new LinkedHashMap<>();
        kinds.put("chat", ChatJudgeReader::read);
        kinds.put("recorded", JudgeReader::recorded);
        kinds.put("embedding", JudgeReader::embedding);
        kinds.put("panel", PanelReader::read);
        kinds.put("cascade", map -> notServed(map, "cascade"));
        return kinds;
    }

    /**
     * Reads a judge and fills in every default.
     *
     * @throws InvalidFile with every problem of the file; no message quotes a secret
     */
    public static JudgeSpec read(FileText file) {
        return FileMap.read(file, JudgeReader::judge);
    }

    private static Optional<JudgeSpec> judge(FileMap map) {
        JudgeSecrets.refuse(map);
        map.require("id", "kind");
        map.id("id");
        map.text("title");
        // Without a kind nobody can say which keys belong here.
        return map.oneOf("kind", KINDS).flatMap(kind -> kind.apply(map));
    }

    private static Optional<JudgeSpec> notServed(FileMap map, String kind) {
        map.problem(
                "kind",
                FileRule.NOT_SERVED,
                "kind '" + kind + "' is not served yet",
                "served: chat, panel, recorded, embedding");
        return Optional.empty();
    }

    private static Optional<JudgeSpec> recorded(FileMap map) {
        Optional<String> id = map.id("id");
        Optional<String> judge = map.has("judge") ? map.id("judge") : id;
        if (map.text("verdicts").filter(file -> !file.equals(VERDICT_FILE)).isPresent()) {
            String detail = "recorded verdicts are those of the run's evalset, in " + VERDICT_FILE;
            map.problem("verdicts", FileRule.UNKNOWN_VALUE, detail, "leave 'verdicts' out");
        }
        // Allowed, and without effect: the samples and orders that are replayed are those of the verdict file.
        map.whole("samples", 1, ChatAsking.MAX_SAMPLES);
        map.flag("positionSwap");
        map.id("family");
        map.refuseOthers();
        return id.flatMap(known -> judge.map(name -> {
            Map<String, Object> content = header(map, "recorded");
            content.put("verdicts", VERDICT_FILE);
            content.put("judge", name);
            return new JudgeSpec.Recorded(
                    known, map.text("title"), map.id("family"), name, CanonicalContent.of(content));
        }));
    }

    private static Optional<JudgeSpec> embedding(FileMap map) {
        Optional<String> id = map.id("id");
        Set<JudgeSpec.Feature> features = features(map);
        long seed = map.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(1);
        map.refuseOthers();
        return id.map(known -> {
            Map<String, Object> content = header(map, "embedding");
            content.put(
                    "features", features.stream().map(JudgeSpec.Feature::word).toList());
            content.put("seed", seed);
            return new JudgeSpec.Embedding(known, map.text("title"), features, seed, CanonicalContent.of(content));
        });
    }

    /** In the order of the enum, whatever order the file has; an empty list stays empty: the majority-class baseline. */
    private static Set<JudgeSpec.Feature> features(FileMap map) {
        if (!map.has("features")) {
            return EnumSet.of(JudgeSpec.Feature.SENTENCE, JudgeSpec.Feature.NGRAMS);
        }
        Map<String, JudgeSpec.Feature> known = java.util.Arrays.stream(JudgeSpec.Feature.values())
                .collect(
                        Collectors.toMap(JudgeSpec.Feature::word, feature -> feature, (a, b) -> a, LinkedHashMap::new));
        Set<JudgeSpec.Feature> features = EnumSet.noneOf(JudgeSpec.Feature.class);
        Set<String> named = new LinkedHashSet<>();
        for (FileNode.Text word : map.texts("features")) {
            JudgeSpec.Feature feature = known.get(word.value());
            if (feature == null) {
                map.unknownValue(word, "feature", known.keySet());
            } else if (!named.add(word.value())) {
                map.problem(word.place(), FileRule.DUPLICATE, "the feature '" + word.value() + "' stands here twice");
            } else {
                features.add(feature);
            }
        }
        return features;
    }

    /** What the content of every kind begins with. */
    static Map<String, Object> header(FileMap map, String kind) {
        Map<String, Object> content = new LinkedHashMap<>();
        map.id("id").ifPresent(id -> content.put("id", id));
        map.text("title").ifPresent(title -> content.put("title", title));
        map.id("family").ifPresent(family -> content.put("family", family));
        content.put("kind", kind);
        return content;
    }
}
