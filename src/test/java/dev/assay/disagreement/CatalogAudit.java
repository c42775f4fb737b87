package dev.assay.disagreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.edge.files.FileText;
import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.Blindness;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldResolver;
import dev.assay.gold.LabelPair;
import dev.assay.gold.ResolveRule;
import dev.assay.gold.Split;
import dev.assay.gold.SplitRule;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Order;
import dev.assay.judge.Reason;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.rubric.files.RubricReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A bundled release of catalog listings as the analysis reads it: one split, its gold, its humans and its judges. */
public final class CatalogAudit {

    /** As the demo splits its gold. */
    public static final SplitRule SPLIT = new SplitRule(20261121, 0.5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rubric rubric = bundledRubric();
    private final List<Item> items = new ArrayList<>();
    private final List<AuditLabel> humans = new ArrayList<>();
    private final Map<String, List<CombinedJudgement>> judges = new LinkedHashMap<>();
    private final List<GoldItem> gold = new ArrayList<>();

    private CatalogAudit() {}

    /** The items of the demo's calibration split. */
    public static CatalogAudit calibration(String release) {
        return of(release, item -> SPLIT.of(item.cluster()) == Split.CALIBRATION);
    }

    public static CatalogAudit whole(String release) {
        return of(release, item -> true);
    }

    private static CatalogAudit of(String release, Predicate<Item> part) {
        Path folder = Path.of("evalsets", "catalog-listings-" + release);
        CatalogAudit audit = new CatalogAudit();
        Map<String, Item> kept = new HashMap<>();
        for (JsonNode line : lines(folder.resolve("items.jsonl"))) {
            Item item = item(line);
            if (part.test(item)) {
                audit.items.add(item);
                kept.put(item.id(), item);
            }
        }
        for (JsonNode line : lines(folder.resolve("labels.jsonl"))) {
            if (kept.containsKey(line.path("itemId").asText())) {
                audit.humans.add(label(line));
            }
        }
        audit.resolve();
        audit.read(lines(folder.resolve("verdicts.jsonl")), kept.keySet());
        return audit;
    }

    private static Rubric bundledRubric() {
        try {
            return RubricReader.read(FileText.read(Path.of("rubrics", "catalog-listing.yaml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void resolve() {
        Map<String, Map<String, GoldLabel>> byItem = new HashMap<>();
        new GoldResolver(ResolveRule.ADJUDICATED_FIRST).resolve(humans).gold().forEach(label -> byItem.computeIfAbsent(
                        label.itemId(), unused -> new HashMap<>())
                .put(label.criterion(), label));
        for (Item item : items) {
            if (byItem.containsKey(item.id())) {
                gold.add(new GoldItem(item, byItem.get(item.id())));
            }
        }
    }

    private void read(List<JsonNode> verdicts, Set<String> kept) {
        Map<String, List<Judgement>> samples = new LinkedHashMap<>();
        for (JsonNode line : verdicts) {
            if (kept.contains(line.path("itemId").asText())) {
                Slot slot = new Slot(
                        line.path("itemId").asText(),
                        line.path("criterion").asText(),
                        line.path("judge").asText(),
                        0,
                        Order.AS_GIVEN);
                samples.computeIfAbsent(slot.judge(), unused -> new ArrayList<>())
                        .add(new Judgement(slot, verdict(line)));
            }
        }
        Map<String, Scale> scales =
                rubric.criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale));
        samples.forEach((judge, of) -> judges.put(judge, CombinedJudgement.combine(scales, of)));
    }

    private Verdict verdict(JsonNode line) {
        Label label = Label.named(line.path("label").asText());
        boolean isScored = line.path("status").isMissingNode()
                && rubric.criterion(line.path("criterion").asText())
                        .orElseThrow()
                        .scale()
                        .holds(label);
        if (!isScored) {
            return Verdict.unreadable(Reason.OFF_SCALE);
        }
        return new Verdict.Scored(
                label,
                OptionalDouble.of(line.path("confidence").asDouble()),
                Optional.of(line.path("rationale").asText()),
                List.of(),
                Set.of());
    }

    private static Item item(JsonNode line) {
        Map<String, CanonicalContent> fields = new LinkedHashMap<>();
        for (String name : List.of("input", "output")) {
            fields.put(name, content(line.get(name)));
        }
        Map<String, CanonicalContent> meta = new LinkedHashMap<>();
        line.path("meta").fields().forEachRemaining(entry -> meta.put(entry.getKey(), content(entry.getValue())));
        return new Item(
                line.path("id").asText(),
                fields,
                Optional.ofNullable(line.get("group")).map(JsonNode::asText),
                OptionalDouble.empty(),
                meta);
    }

    private static CanonicalContent content(JsonNode node) {
        return CanonicalContent.of(JSON.convertValue(node, Object.class));
    }

    private static AuditLabel label(JsonNode line) {
        return new AuditLabel(
                line.path("itemId").asText(),
                line.path("criterion").asText(),
                line.path("annotator").asText(),
                Label.named(line.path("label").asText()),
                !line.has("blind")
                        ? Blindness.UNKNOWN
                        : line.path("blind").asBoolean() ? Blindness.BLIND : Blindness.NOT_BLIND,
                line.path("adjudicated").asBoolean() ? AuditLabel.Ruling.ADJUDICATED : AuditLabel.Ruling.FIRST_OPINION,
                Optional.ofNullable(line.get("rationale")).map(JsonNode::asText),
                Optional.ofNullable(line.get("at")).map(at -> Instant.parse(at.asText())),
                Optional.empty());
    }

    private static List<JsonNode> lines(Path file) {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Rubric rubric() {
        return rubric;
    }

    DisagreementSet set(String judge, String criterion) {
        return DisagreementSet.of(
                judge, rubric.criterion(criterion).orElseThrow(), LabelPair.join(criterion, gold, judges.get(judge)));
    }

    Witnesses witnesses() {
        return new Witnesses(items, humans, judges);
    }

    public List<GoldItem> gold() {
        return List.copyOf(gold);
    }

    public List<Item> items() {
        return List.copyOf(items);
    }

    /** What some judges said, in the order of the judges. */
    public List<CombinedJudgement> said(List<String> by) {
        return by.stream().flatMap(judge -> judges.get(judge).stream()).toList();
    }
}
