import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is demanded of the catalog evalsets: sizes, planted counts and the agreement that follows from them. */
final class CatalogChecks {

    private final Catalog catalog;
    private final Checks checks;

    CatalogChecks(Catalog catalog, Checks checks) {
        this.catalog = catalog;
        this.checks = checks;
    }

    void run() {
        sizes();
        annotations();
        labels();
        drift();
        judges();
        traps();
        unscored();
    }

    /** The rows of a README's table: judge against gold in one release. */
    List<String> figures(Release release) {
        List<String> rows = new ArrayList<>();
        for (SyntheticJudge judge : SyntheticJudge.ALL) {
            for (String criterion : Annotated.CRITERIA) {
                String cells = agreement(judge, criterion, catalog.releases().get(release))
                        .cells();
                rows.add("| " + judge.id() + " | " + criterion + " | " + cells + " |");
            }
        }
        return rows;
    }

    private void sizes() {
        checks.heading("catalog-listings: items");
        List<Annotated> items = catalog.items();
        checks.equal("items", items.size(), 1500);
        checks.between(
                "distinct texts",
                items.stream().map(item -> item.text().text()).distinct().count(),
                1495,
                1500);
        checks.equal(
                "languages", items.stream().map(Annotated::language).distinct().count(), 5);
        checks.equal(
                "annotators",
                items.stream().map(item -> item.annotator().id()).distinct().count(),
                12);
        Map<String, Long> sellers = items.stream()
                .flatMap(item -> item.listing().seller().stream())
                .collect(Collectors.groupingBy(seller -> seller, Collectors.counting()));
        checks.atLeast(
                "groups of related items",
                sellers.values().stream().filter(size -> size > 1).count(),
                80);
    }

    private void annotations() {
        checks.heading("planted annotation errors");
        List<Annotated> items = catalog.items();
        double flawed = share(items, Annotated::isFlawed);
        checks.between("share of items with at least one wrong field", flawed, 0.12, 0.18);
        for (String criterion : Annotated.CRITERIA) {
            checks.between("share wrong on " + criterion, wrong(items, criterion), 0.04, 0.12);
        }
        worse("a_04", "condition");
        worse("a_09", "category");
    }

    private void worse(String annotator, String criterion) {
        Map<Boolean, List<Annotated>> parted = catalog.items().stream()
                .collect(Collectors.partitioningBy(item -> item.annotator().id().equals(annotator)));
        double ratio = wrong(parted.get(true), criterion) / wrong(parted.get(false), criterion);
        checks.atLeast(annotator + " is so many times as often wrong on " + criterion, ratio, 2);
    }

    private static double wrong(List<Annotated> items, String criterion) {
        return share(items, item -> !item.truth(criterion).equals(Annotated.passing(criterion)));
    }

    private static double share(List<Annotated> items, java.util.function.Predicate<Annotated> rule) {
        return (double) items.stream().filter(rule).count() / items.size();
    }

    private void labels() {
        checks.heading("human labels");
        List<Label> labels = catalog.allLabels();
        checks.atLeast("items audited", count(labels.stream().map(Label::itemId).toList()), 1000);
        checks.equal("auditors", Auditor.ALL.size(), 5);
        checks.between("adjudicated rulings", of(labels, Label.Rank.RULING), 55, 65);
        checks.between(
                "labels with blind false",
                labels.stream()
                        .filter(label -> label.blind().equals(java.util.Optional.of(false)))
                        .count(),
                25,
                35);
        checks.between(
                "labels without blind and at",
                labels.stream()
                        .filter(label -> label.blind().isEmpty() && label.at().isEmpty())
                        .count(),
                18,
                24);
        Set<String> keys = new HashSet<>();
        labels.forEach(label -> keys.add(label.itemId() + label.criterion() + label.annotator()));
        checks.equal("labels said twice by the same person", labels.size() - keys.size(), 0);
        Map<String, List<Label>> byItem = labels.stream().collect(Collectors.groupingBy(Label::itemId));
        for (String criterion : Annotated.CRITERIA) {
            long ties = byItem.values().stream()
                    .filter(all -> Gold.isTied(all, criterion))
                    .count();
            checks.between("items tied on " + criterion + " before rulings", ties, 10, 80);
            checks.between(
                    "human against human on " + criterion + ", kappa", humanKappa(byItem, criterion), 0.60, 0.95);
        }
    }

    private static long of(List<Label> labels, Label.Rank rank) {
        return labels.stream().filter(label -> label.rank() == rank).count();
    }

    private static long count(List<String> values) {
        return values.stream().distinct().count();
    }

    /** First against second auditor of every item that has two; enough for a check. */
    private static double humanKappa(Map<String, List<Label>> byItem, String criterion) {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        byItem.values().forEach(all -> {
            List<String> said = all.stream()
                    .filter(label ->
                            label.criterion().equals(criterion) && label.rank() == Label.Rank.AUDIT && label.isBlind())
                    .map(label -> (String) label.value())
                    .toList();
            if (said.size() > 1) {
                first.add(said.get(0));
                second.add(said.get(1));
            }
        });
        return Agreement.of(first, second).kappa();
    }

    private void drift() {
        checks.heading("u_4 grows lenient on condition: share of faulty grades passed");
        List<String> order = catalog.allLabels().stream()
                .filter(label -> label.annotator().equals("u_4") && label.isBlind())
                .map(label -> label.at().orElseThrow())
                .sorted()
                .toList();
        String middle = order.get(order.size() / 2);
        double early = passed(label -> label.at().orElseThrow().compareTo(middle) < 0);
        double late = passed(label -> label.at().orElseThrow().compareTo(middle) >= 0);
        checks.between("first half of the audits", early, 0, 0.40);
        checks.between("second half of the audits", late, 0.40, 1);
        checks.atLeast("difference", late - early, 0.2);
    }

    private double passed(java.util.function.Predicate<Label> when) {
        Map<String, Annotated> items = new HashMap<>();
        catalog.items().forEach(item -> items.put(item.id(), item));
        List<Label> faulty = catalog.allLabels().stream()
                .filter(label -> label.annotator().equals("u_4")
                        && label.isBlind()
                        && label.criterion().equals("condition"))
                .filter(when)
                .filter(label -> isClearlyFaulty(items.get(label.itemId())))
                .toList();
        return (double) faulty.stream()
                        .filter(label -> label.value().equals("exact"))
                        .count()
                / faulty.size();
    }

    private static boolean isClearlyFaulty(Annotated item) {
        return !item.truth("condition").equals("exact") && !item.isDoubtful("condition");
    }

    private void judges() {
        checks.heading("judges against gold: Cohen's kappa");
        for (SyntheticJudge judge : SyntheticJudge.ALL) {
            boolean isGood = judge.id().equals("synthetic-good");
            double sum = 0;
            for (String criterion : Annotated.CRITERIA) {
                double kappa = agreement(judge, criterion, catalog.items()).kappa();
                sum += kappa;
                checks.between(judge.id() + " " + criterion, kappa, isGood ? 0.66 : 0.38, isGood ? 0.84 : 0.62);
            }
            checks.between(judge.id() + " mean", sum / 3, isGood ? 0.70 : 0.44, isGood ? 0.80 : 0.56);
        }
    }

    private Agreement agreement(SyntheticJudge judge, String criterion, List<Annotated> items) {
        Map<String, String> gold = Gold.resolve(catalog.allLabels(), criterion);
        Map<String, String> said = catalog.said(judge.id(), criterion);
        List<String> both = items.stream()
                .map(Annotated::id)
                .filter(id -> gold.containsKey(id) && said.containsKey(id))
                .toList();
        return Agreement.of(
                both.stream().map(said::get).toList(),
                both.stream().map(gold::get).toList());
    }

    private void traps() {
        checks.heading("planted disagreements among audited items");
        for (Annotated.Trap trap : Annotated.Trap.values()) {
            for (SyntheticJudge judge : SyntheticJudge.ALL) {
                List<Annotated> caught = catalog.caught(judge, trap);
                if (judge.id().equals("synthetic-good")) {
                    checks.atLeast(judge.id() + " " + trap.word(), caught.size(), 40);
                    spread(trap, caught);
                } else {
                    checks.atLeast(judge.id() + " " + trap.word(), caught.size(), 5);
                }
            }
        }
    }

    private void spread(Annotated.Trap trap, List<Annotated> caught) {
        for (String language : Release.QUOTA.keySet()) {
            double share = share(caught, item -> item.language().equals(language));
            checks.between("  share of it in " + language, share, 0.08, 0.35);
        }
        List<Annotated> open = catalog.items().stream()
                .filter(item -> item.trap(trap.criterion).isPresent())
                .toList();
        checks.atLeast("  items in which the trap lies", open.size(), caught.size());
    }

    private void unscored() {
        checks.heading("verdicts without a label, share of all");
        for (SyntheticJudge judge : SyntheticJudge.ALL) {
            List<Verdict> all = catalog.verdicts().values().stream()
                    .flatMap(List::stream)
                    .filter(verdict -> verdict.judge().equals(judge.id()))
                    .toList();
            checks.equal(judge.id() + " verdicts", all.size(), 4500);
            checks.between(judge.id() + " abstained", share(all, Verdict.Outcome.ABSTAINED), 0.004, 0.018);
            checks.between(judge.id() + " failed", share(all, Verdict.Outcome.FAILED), 0.003, 0.015);
            long unreadable = all.stream()
                    .filter(verdict -> verdict.outcome() == Verdict.Outcome.ANSWERED)
                    .filter(verdict -> verdict.labelOn(Annotated.LABELS.get(verdict.criterion()))
                            .isEmpty())
                    .count();
            checks.between(judge.id() + " unreadable", (double) unreadable / all.size(), 0.004, 0.016);
        }
    }

    private static double share(List<Verdict> verdicts, Verdict.Outcome outcome) {
        return (double) verdicts.stream()
                        .filter(verdict -> verdict.outcome() == outcome)
                        .count()
                / verdicts.size();
    }
}
