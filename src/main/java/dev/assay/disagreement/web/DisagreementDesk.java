package dev.assay.disagreement.web;

import dev.assay.access.Caller;
import dev.assay.agreement.web.Measurements;
import dev.assay.agreement.web.PartOpener;
import dev.assay.agreement.web.Remembered;
import dev.assay.disagreement.DecidedClusters;
import dev.assay.disagreement.DisagreementAnalysis;
import dev.assay.disagreement.DisagreementClusters;
import dev.assay.disagreement.DisagreementSet;
import dev.assay.disagreement.Witnesses;
import dev.assay.disagreement.store.ClusteredJudgements;
import dev.assay.disagreement.store.Clusters;
import dev.assay.edge.Refusal;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.fingerprint.TextListFingerprint;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.GoldSet;
import dev.assay.gold.LabelPair;
import dev.assay.gold.Split;
import dev.assay.gold.store.AuditLabels;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.KeptEmbedder;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.SeenBy;
import dev.assay.stats.BootstrapPlan;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Gathers what the disagreements of a run are analysed from, and keeps the ids by which people know the clusters. */
@ApplicationScoped
public class DisagreementDesk {

    /** A report has one for each judge and criterion; each holds the texts of its items. */
    private static final int REMEMBERED = 36;

    /** Some seconds on one processor. */
    private static final int READ_AT_ONCE = 500;

    private static final String FREE_TO_LOOK_AT = "calibration";

    private final Measurements measurements;
    private final PartOpener parts;
    private final EvalSets evalSets;
    private final AuditLabels labels;
    private final Clusters clusters;
    private final ClusteredJudgements clustered;
    private final CalibratedSets calibrated;
    private final SeenBy seen;
    private final KeptEmbedder embedder;
    private final TextReading<Asked> reading;
    private final ExecutorService readers = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "text-reading");
        thread.setDaemon(true);
        return thread;
    });
    private final Remembered<Ingredients, DisagreementClusters> analysed = new Remembered<>(REMEMBERED);

    DisagreementDesk(
            Measurements measurements,
            PartOpener parts,
            EvalSets evalSets,
            AuditLabels labels,
            Clusters clusters,
            ClusteredJudgements clustered,
            CalibratedSets calibrated,
            SeenBy seen,
            KeptEmbedder embedder) {
        this.measurements = measurements;
        this.parts = parts;
        this.evalSets = evalSets;
        this.labels = labels;
        this.clusters = clusters;
        this.clustered = clustered;
        this.calibrated = calibrated;
        this.seen = seen;
        this.embedder = embedder;
        this.reading = new TextReading<>(embedder, readers);
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    /** Which of the judges asked for. */
    public enum Judges {
        ALL,
        /** Only where most disagreements come with the judge's reason, without which clusters say little. */
        WITH_REASONS;

        boolean takes(DisagreementSet set) {
            return this == ALL || set.givesReasons();
        }
    }

    /**
     * What to analyse.
     *
     * @param judge only this one
     * @param split {@code calibration}, {@code holdout} (a look) or {@code all} (for display)
     */
    public record Wanted(
            Optional<String> judge,
            Optional<String> criterion,
            String split,
            Judges judges,
            DisagreementAnalysis.Depth depth,
            BootstrapPlan plan) {}

    /** All that an analysis is computed from; of what was said a hash is remembered instead of the texts. */
    private record Ingredients(
            Fingerprint rubric,
            GoldSet.Header gold,
            String split,
            String judge,
            String criterion,
            DisagreementAnalysis.Depth depth,
            BootstrapPlan plan,
            Fingerprint said) {}

    /** What is asked for and whose: who asks for the same again finds the reading that it began. */
    private record Asked(String workspace, String run, Wanted wanted) {}

    /** The clusters, or how far the texts are read that they rest on. */
    public sealed interface Answer {

        /** One analysis a judge and criterion. */
        record Found(List<DecidedClusters> sets) implements Answer {}

        /** @param done texts that were read, of those that nobody had read before */
        record Reading(int done, int total) implements Answer {}
    }

    /** What an analysis needs, gathered. */
    private record Gathered(
            GoldSet.Header gold,
            DisagreementAnalysis analysis,
            Witnesses witnesses,
            Map<Ingredients, DisagreementSet> sets) {}

    /**
     * As {@link #of}, but does not wait where more than {@value #READ_AT_ONCE} texts have to be read that nobody has read
     * before: these are read meanwhile, whoever asks again.
     */
    public Answer answer(Caller caller, Run run, Wanted wanted) {
        Asked asked = new Asked(caller.workspace(), run.id(), wanted);
        Optional<TextReading.Progress> underWay = reading.underWay(asked);
        if (underWay.isPresent()) {
            return new Answer.Reading(underWay.get().done(), underWay.get().total());
        }
        Gathered gathered = gathered(caller, run, wanted);
        Set<String> sentences = new LinkedHashSet<>();
        gathered.sets().forEach((ingredients, set) -> {
            if (!analysed.holds(ingredients)) {
                sentences.addAll(gathered.analysis().sentences(set));
            }
        });
        List<String> missing = embedder.missing(sentences);
        if (missing.size() > READ_AT_ONCE) {
            TextReading.Progress begun = reading.begin(asked, missing);
            return new Answer.Reading(begun.done(), begun.total());
        }
        return new Answer.Found(found(caller, run, wanted, gathered));
    }

    /** One analysis a judge and criterion, in the order of the run and the rubric. The caller has then seen the verdicts. */
    public List<DecidedClusters> of(Caller caller, Run run, Wanted wanted) {
        return found(caller, run, wanted, gathered(caller, run, wanted));
    }

    private Gathered gathered(Caller caller, Run run, Wanted wanted) {
        Rubric rubric = measurements.rubricOf(caller, run);
        wanted.criterion().filter(id -> rubric.criterion(id).isEmpty()).ifPresent(id -> {
            throw Refusal.notFound("criterion", id);
        });
        PartOpener.Opened opened = parts.open(caller, run, wanted.split(), wanted.judge());
        GoldSet.Header header = opened.part().header();
        List<String> asked = run.judges().stream()
                .map(Seat::judge)
                .filter(judge -> wanted.judge().map(judge::equals).orElse(true))
                .toList();
        Witnesses witnesses = witnesses(caller, run, header, wanted.split());
        Fingerprint said = said(witnesses);
        Map<Ingredients, DisagreementSet> sets = new LinkedHashMap<>();
        for (String judge : asked) {
            Seat seat = run.seat(judge).orElseThrow();
            for (Criterion criterion : rubric.criteria()) {
                if (wanted.criterion().map(criterion.id()::equals).orElse(true)) {
                    DisagreementSet set = DisagreementSet.of(
                            judge,
                            criterion,
                            LabelPair.join(
                                    criterion.id(),
                                    opened.part().items(),
                                    witnesses.judges().getOrDefault(judge, List.of()),
                                    seat.shownItems()));
                    if (wanted.judges().takes(set)) {
                        sets.put(
                                new Ingredients(
                                        rubric.fingerprint(),
                                        header,
                                        wanted.split(),
                                        run.id() + "/" + judge,
                                        criterion.id(),
                                        wanted.depth(),
                                        wanted.plan(),
                                        said),
                                set);
                    }
                }
            }
        }
        return new Gathered(
                header, new DisagreementAnalysis(rubric, embedder, wanted.plan(), wanted.depth()), witnesses, sets);
    }

    private List<DecidedClusters> found(Caller caller, Run run, Wanted wanted, Gathered gathered) {
        List<DecidedClusters> found = new ArrayList<>();
        gathered.sets().forEach((ingredients, set) -> {
            DisagreementClusters one =
                    analysed.of(ingredients, () -> gathered.analysis().of(set, gathered.witnesses()));
            DecidedClusters known = recognised(caller, run, wanted.split(), one);
            remember(caller, run, gathered.gold(), wanted.split(), known);
            found.add(known);
        });
        seen.serve(caller, run.evalset(), run.id(), disagreeing(found));
        return found;
    }

    private DecidedClusters recognised(Caller caller, Run run, String split, DisagreementClusters found) {
        Clusters.Place place = new Clusters.Place(
                caller.workspace(),
                run.evalset(),
                run.id(),
                found.set().judge(),
                found.set().criterion().id(),
                split);
        return new DecidedClusters(
                found,
                found.clusters().isEmpty() ? List.of() : clusters.recognise(place, found.clusters()),
                calibrated.of(caller, run, found.set()));
    }

    /** Lets the judgements say their cluster; what was found on held-out items must not turn up where nobody counts a look. */
    private void remember(Caller caller, Run run, GoldSet.Header gold, String split, DecidedClusters known) {
        if (!split.equals(FREE_TO_LOOK_AT)) {
            return;
        }
        Map<String, String> clusterOfItem = new HashMap<>();
        known.clusters().forEach(one -> one.cluster()
                .memberIds()
                .forEach(item -> clusterOfItem.put(item, one.cluster().id())));
        DisagreementSet set = known.found().set();
        clustered.keep(
                new ClusteredJudgements.Of(
                        caller.workspace(),
                        run.id(),
                        set.judge(),
                        set.criterion().id(),
                        gold.id()),
                clusterOfItem);
    }

    /** Everybody who said something about items of the split, whether or not their labels resolved to gold. */
    private Witnesses witnesses(Caller caller, Run run, GoldSet.Header gold, String split) {
        List<AuditLabel> all = labels.of(caller.workspace(), run.evalset());
        Set<String> labelled = all.stream().map(AuditLabel::itemId).collect(Collectors.toSet());
        Predicate<Item> isInSplit = item -> switch (split) {
            case "calibration" -> gold.split().of(item.cluster()) == Split.CALIBRATION;
            case "holdout" -> gold.split().of(item.cluster()) == Split.HOLDOUT;
            default -> true;
        };
        List<Item> items = evalSets.items(caller.workspace(), run.evalset(), labelled).stream()
                .filter(isInSplit)
                .toList();
        Set<String> ids = items.stream().map(Item::id).collect(Collectors.toSet());
        Map<String, List<CombinedJudgement>> judges = measurements.judgementsOf(caller, run, Optional.empty(), ids);
        return new Witnesses(
                items,
                all.stream().filter(label -> ids.contains(label.itemId())).toList(),
                judges);
    }

    private static Fingerprint said(Witnesses witnesses) {
        TextListFingerprint said = new TextListFingerprint();
        witnesses.judges().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(judge -> {
                    said.add(judge.getKey());
                    judge.getValue()
                            .forEach(combined -> combined.samples().forEach(sample -> said.add(sample.toString())));
                });
        said.add("humans");
        witnesses.humans().forEach(label -> said.add(label.toString()));
        return said.fingerprint("said");
    }

    private static Set<String> disagreeing(List<DecidedClusters> found) {
        Set<String> items = new HashSet<>();
        found.forEach(one -> one.found().set().members().forEach(member -> items.add(member.itemId())));
        return items;
    }
}
