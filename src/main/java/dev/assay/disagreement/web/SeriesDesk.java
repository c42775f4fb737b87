package dev.assay.disagreement.web;

import dev.assay.access.Caller;
import dev.assay.agreement.web.Measurements;
import dev.assay.agreement.web.PartOpener;
import dev.assay.agreement.web.SeriesGold;
import dev.assay.disagreement.DisagreementAnalysis;
import dev.assay.disagreement.DisagreementClusters;
import dev.assay.disagreement.DisagreementSet;
import dev.assay.disagreement.ReleaseCases;
import dev.assay.disagreement.Witnesses;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.evalset.Item;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldPart;
import dev.assay.gold.LabelPair;
import dev.assay.gold.store.AuditLabels;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.KeptEmbedder;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.run.Run;
import dev.assay.run.RunState;
import dev.assay.run.Seat;
import dev.assay.run.SeenBy;
import dev.assay.run.store.Runs;
import dev.assay.stats.BootstrapPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Analyses a judge's disagreements on all releases of a series as one, to see which mistakes stay and which are new. Of another
 * release its newest run with the same judge counts that has ended under the same major version of the rubric.
 */
@ApplicationScoped
public class SeriesDesk {

    private static final Set<RunState> ENDED = Set.of(RunState.SUCCEEDED, RunState.PARTIAL);

    private final Measurements measurements;
    private final PartOpener opener;
    private final SeriesGold seriesGold;
    private final AuditLabels labels;
    private final Runs runs;
    private final SeenBy seen;
    private final KeptEmbedder embedder;

    SeriesDesk(
            Measurements measurements,
            PartOpener opener,
            SeriesGold seriesGold,
            AuditLabels labels,
            Runs runs,
            SeenBy seen,
            KeptEmbedder embedder) {
        this.measurements = measurements;
        this.opener = opener;
        this.seriesGold = seriesGold;
        this.labels = labels;
        this.runs = runs;
        this.seen = seen;
        this.embedder = embedder;
    }

    /**
     * What was found.
     *
     * @param releases that were read, the run's own among them
     * @param left releases that could not be read, and why
     */
    public record Found(List<Release> releases, Map<String, String> left, List<DisagreementClusters> sets) {}

    /** A release, the run of it that was read, and how many of its items have gold in the split. */
    public record Release(String evalset, String run, String gold, int items) {}

    /**
     * Analyses.
     *
     * @param split {@code calibration} or {@code all}; the holdout is refused, since it would be a look at every release
     */
    public Found of(Caller caller, Run run, String judge, Optional<String> criterion, String split) {
        if (split.equals("holdout")) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "the holdout of a whole series is not opened for clusters",
                    "Ask for split=calibration, or for the holdout of one run.");
        }
        Rubric rubric = measurements.rubricOf(caller, run);
        criterion.filter(id -> rubric.criterion(id).isEmpty()).ifPresent(id -> {
            throw Refusal.notFound("criterion", id);
        });
        PartOpener.Opened own = opener.open(caller, run, split, Optional.of(judge));
        SeriesGold.Found series = seriesGold.around(caller, run, own.part(), Optional.of(judge));
        Map<String, String> left = new LinkedHashMap<>();
        series.withoutGold().forEach(evalset -> left.put(evalset, "no gold for the rubric"));
        series.otherMajor().forEach(evalset -> left.put(evalset, "gold of another major version of the rubric"));
        List<Release> releases = new ArrayList<>();
        List<ReleaseCases> cases = new ArrayList<>();
        for (GoldPart part : series.parts()) {
            String evalset = part.header().evalset();
            Optional<Run> of = evalset.equals(run.evalset()) ? Optional.of(run) : newest(caller, run, evalset, judge);
            if (of.isEmpty()) {
                left.put(evalset, "no ended run of " + judge + " under the same major version of the rubric");
                continue;
            }
            releases.add(new Release(
                    evalset, of.get().id(), part.header().id(), part.items().size()));
            cases.add(cases(caller, of.get(), judge, part).renamed());
        }
        List<DisagreementClusters> sets = analysed(rubric, run, judge, criterion, cases);
        serve(caller, releases, sets);
        return new Found(releases, left, sets);
    }

    private Optional<Run> newest(Caller caller, Run like, String evalset, String judge) {
        return runs.ofEvalset(caller.workspace(), evalset).stream()
                .filter(run -> ENDED.contains(run.state())
                        && run.seat(judge).isPresent()
                        && run.rubric().id().equals(like.rubric().id())
                        && run.rubric().version().major()
                                == like.rubric().version().major())
                .findFirst();
    }

    private ReleaseCases cases(Caller caller, Run run, String judge, GoldPart part) {
        List<Item> items = part.items().stream().map(GoldItem::item).toList();
        Set<String> ids = items.stream().map(Item::id).collect(Collectors.toSet());
        List<AuditLabel> humans = labels.of(caller.workspace(), run.evalset(), label -> ids.contains(label.itemId()));
        Map<String, List<CombinedJudgement>> judges = measurements.judgementsOf(caller, run, Optional.empty(), ids);
        return new ReleaseCases(
                run.evalset(),
                part.items(),
                items,
                humans,
                judges,
                Map.of(judge, run.seat(judge).map(Seat::shownItems).orElse(Set.of())));
    }

    private List<DisagreementClusters> analysed(
            Rubric rubric, Run run, String judge, Optional<String> wanted, List<ReleaseCases> releases) {
        Map<String, List<CombinedJudgement>> judges = new HashMap<>();
        releases.forEach(release -> release.judges()
                .forEach((each, said) -> judges.computeIfAbsent(each, unused -> new ArrayList<>())
                        .addAll(said)));
        Witnesses witnesses =
                new Witnesses(all(releases, ReleaseCases::items), all(releases, ReleaseCases::humans), judges);
        List<GoldItem> gold = all(releases, ReleaseCases::gold);
        Set<String> shown = releases.stream()
                .flatMap(release -> release.shown().getOrDefault(judge, Set.of()).stream())
                .collect(Collectors.toSet());
        DisagreementAnalysis analysis = new DisagreementAnalysis(
                rubric, embedder, BootstrapPlan.seeded(run.seed()), DisagreementAnalysis.Depth.QUICK);
        List<DisagreementClusters> sets = new ArrayList<>();
        for (Criterion criterion : rubric.criteria()) {
            if (wanted.map(criterion.id()::equals).orElse(true)) {
                sets.add(analysis.of(
                        DisagreementSet.of(
                                judge,
                                criterion,
                                LabelPair.join(criterion.id(), gold, judges.getOrDefault(judge, List.of()), shown)),
                        witnesses));
            }
        }
        return sets;
    }

    private static <T> List<T> all(List<ReleaseCases> releases, Function<ReleaseCases, List<T>> of) {
        return releases.stream().flatMap(release -> of.apply(release).stream()).toList();
    }

    private void serve(Caller caller, List<Release> releases, List<DisagreementClusters> sets) {
        for (Release release : releases) {
            String prefix = release.evalset() + "/";
            seen.serve(
                    caller,
                    release.evalset(),
                    release.run(),
                    sets.stream()
                            .flatMap(set -> set.set().members().stream())
                            .map(member -> member.itemId())
                            .filter(item -> item.startsWith(prefix))
                            .map(item -> item.substring(prefix.length()))
                            .collect(Collectors.toSet()));
        }
    }
}
