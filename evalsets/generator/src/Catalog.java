import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two releases of {@code catalog-listings} with everything that is known about them.
 *
 * @param releases items by release, in file order
 * @param labels by release
 * @param verdicts by release
 */
record Catalog(
        Map<Release, List<Annotated>> releases,
        Map<Release, List<Label>> labels,
        Map<Release, List<Verdict>> verdicts) {

    static Catalog generate(Path texts) throws IOException {
        List<Product> products = Product.read(texts.resolve("products.txt"));
        Map<String, ListingText.Writer> writers = new LinkedHashMap<>();
        for (String language : Release.QUOTA.keySet()) {
            writers.put(language, new ListingText.Writer(Texts.read(texts.resolve(language + ".txt"))));
        }
        Wording wording = new Wording(Texts.read(texts.resolve("rationales.txt")), writers.get("en"), products);
        Catalog catalog = new Catalog(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Release release : Release.ALL) {
            List<Annotated> items = release.items(products, writers);
            catalog.releases.put(release, items);
            catalog.labels.put(release, new Audit(release, items, wording).labels(items));
            catalog.verdicts.put(release, verdicts(items, wording));
        }
        return catalog;
    }

    private static List<Verdict> verdicts(List<Annotated> items, Wording wording) {
        List<Verdict> verdicts = new ArrayList<>();
        for (SyntheticJudge judge : SyntheticJudge.ALL) {
            for (Annotated item : items) {
                Annotated.CRITERIA.forEach(criterion -> verdicts.add(judge.judge(item, criterion, wording)));
            }
        }
        return verdicts;
    }

    List<Evalset> evalsets() {
        return releases.keySet().stream()
                .map(release -> new Evalset(
                        release.evalset(),
                        releases.get(release).stream().map(Annotated::asItem).toList(),
                        labels.get(release),
                        verdicts.get(release)))
                .toList();
    }

    List<Annotated> items() {
        return releases.values().stream().flatMap(List::stream).toList();
    }

    List<Label> allLabels() {
        return labels.values().stream().flatMap(List::stream).toList();
    }

    /** What a judge said, by item, where it can be read. */
    Map<String, String> said(String judge, String criterion) {
        Map<String, String> said = new LinkedHashMap<>();
        verdicts.values().stream()
                .flatMap(List::stream)
                .filter(verdict ->
                        verdict.judge().equals(judge) && verdict.criterion().equals(criterion))
                .forEach(verdict -> {
                    Optional<String> label = verdict.labelOn(Annotated.LABELS.get(criterion));
                    label.ifPresent(known -> said.put(verdict.itemId(), known));
                });
        return said;
    }

    /**
     * Audited items in which the trap worked on the judge and the gold label, given by humans, differs from what the
     * judge said.
     */
    List<Annotated> caught(SyntheticJudge judge, Annotated.Trap trap) {
        Map<String, String> gold = Gold.resolve(allLabels(), trap.criterion);
        Map<String, String> said = said(judge.id(), trap.criterion);
        return items().stream()
                .filter(item -> item.trap(trap.criterion).isPresent() && judge.fallsFor(trap, item))
                .filter(item -> gold.containsKey(item.id()) && said.containsKey(item.id()))
                .filter(item -> !gold.get(item.id()).equals(said.get(item.id())))
                .toList();
    }
}
