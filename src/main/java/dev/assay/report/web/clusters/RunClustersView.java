package dev.assay.report.web.clusters;

import dev.assay.disagreement.CalibratedDisagreements;
import dev.assay.disagreement.CriterionShares;
import dev.assay.disagreement.DecidedCluster;
import dev.assay.disagreement.DecidedClusters;
import dev.assay.disagreement.Slice;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.web.Choice;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clusters of a run as a page, largest first. Text that others wrote is a {@link VisibleText}; every other string is ours.
 *
 * @param headline the sentence that one would say aloud
 * @param scope which gold was read, and what that allows
 * @param nothing why the page has nothing to show; the lists are empty then
 * @param cards of all judges and criteria asked for
 * @param rest what is in no cluster, by judge and criterion; always after the cards
 * @param slices where judge and humans differ more often, whatever the clusters
 * @param shares of each judge shown, which criterion has how much to do with whole items decided otherwise
 * @param canDecide whether this reader may decide about a cluster
 */
public record RunClustersView(
        String run,
        VisibleText headline,
        Optional<VisibleText> scope,
        Optional<VisibleText> nothing,
        List<Choice> judges,
        List<Choice> criteria,
        List<Choice> splits,
        List<ClusterCardView> cards,
        List<RestView> rest,
        List<SliceView> slices,
        List<SharesView> shares,
        boolean canDecide) {

    public RunClustersView {
        judges = List.copyOf(judges);
        criteria = List.copyOf(criteria);
        splits = List.copyOf(splits);
        cards = List.copyOf(cards);
        rest = List.copyOf(rest);
        slices = List.copyOf(slices);
        shares = List.copyOf(shares);
    }

    /** Whether the reader may decide. */
    enum Deciding {
        ALLOWED,
        NOT_ALLOWED
    }

    /**
     * Disagreements of a judge on a criterion that are in no cluster.
     *
     * @param summary how many of how many, and why there are no clusters where there are none
     * @param isList whether these are all there are: then the list stands open
     */
    public record RestView(
            VisibleText judge, VisibleText criterion, VisibleText summary, boolean isList, MembersView members) {}

    /** Where a judge and humans differ more often, confirmed on data that the rule was not found on. */
    public record SliceView(VisibleText judge, VisibleText criterion, VisibleText rule, String counts, String lift) {}

    /** Whether the cards are of more than one judge, so that each has to name its own. */
    public boolean hasSeveralJudges() {
        return Stream.concat(
                                cards.stream().map(ClusterCardView::judge),
                                rest.stream().map(RestView::judge))
                        .distinct()
                        .count()
                > 1;
    }

    static RunClustersView without(ClusterAddress address, String why) {
        return new RunClustersView(
                address.run(),
                VisibleText.of("Nothing to compare yet."),
                Optional.empty(),
                Optional.of(VisibleText.of(why)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    static RunClustersView of(
            ClusterAddress address,
            Run run,
            Rubric rubric,
            List<DecidedClusters> found,
            List<CriterionShares> shares,
            Deciding deciding) {
        return new RunClustersView(
                address.run(),
                VisibleText.of(headline(found)),
                Optional.of(VisibleText.of(scope(address) + calibrated(found))),
                Optional.empty(),
                judges(address, run),
                criteria(address, rubric),
                splits(address),
                cards(found, rubric, run),
                found.stream()
                        .filter(set -> !set.found().unclustered().isEmpty())
                        .map(set -> rest(set, rubric))
                        .toList(),
                found.stream().flatMap(RunClustersView::slices).toList(),
                shares.stream().map(SharesView::of).toList(),
                deciding == Deciding.ALLOWED);
    }

    /** By size over all judges and criteria; the sort keeps the order of run and rubric among equals. */
    private static List<ClusterCardView> cards(List<DecidedClusters> found, Rubric rubric, Run run) {
        record Placed(DecidedClusters set, DecidedCluster cluster) {}
        return found.stream()
                .flatMap(set -> set.clusters().stream().map(cluster -> new Placed(set, cluster)))
                .sorted(Comparator.comparingInt(
                                (Placed placed) -> placed.cluster().cluster().size())
                        .reversed())
                .map(placed -> ClusterCardView.of(placed.cluster(), placed.set().found(), rubric, run.id()))
                .toList();
    }

    private static String headline(List<DecidedClusters> found) {
        int all = found.stream()
                .mapToInt(set -> set.found().set().members().size())
                .sum();
        int clusters = found.stream().mapToInt(set -> set.clusters().size()).sum();
        int explained = found.stream().mapToInt(set -> set.found().explained()).sum();
        if (all == 0) {
            return "No scored verdict differs from gold.";
        }
        String between = " between " + parties(found) + " and the auditors";
        return clusters == 0
                ? FigureText.counted(all, "disagreement") + between + ", and no clusters: a list is more honest here."
                : FigureText.counted(clusters, "cluster") + (clusters == 1 ? " explains " : " explain ")
                        + FigureText.count(explained) + " of the " + FigureText.counted(all, "disagreement") + between
                        + ".";
    }

    private static String parties(List<DecidedClusters> found) {
        Set<String> judges = found.stream()
                .filter(set -> !set.found().set().members().isEmpty())
                .map(set -> set.found().set().judge())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return judges.size() == 1 ? judges.iterator().next() : judges.size() + " judges";
    }

    private static String scope(ClusterAddress address) {
        String gold =
                switch (address.split()) {
                    case "holdout" -> "Read on the holdout: this was a look, and it is counted.";
                    case "all" -> "Read on the whole gold set, not held out: for display, nothing here certifies.";
                    default -> "Read on the calibration split, which is free to look at.";
                };
        return address.judge().isPresent()
                ? gold
                : gold + " Shown are judges who give reasons; choose another one by name.";
    }

    private static String calibrated(List<DecidedClusters> found) {
        List<CalibratedDisagreements> counts =
                found.stream().flatMap(set -> set.calibrated().stream()).toList();
        if (counts.isEmpty()) {
            return "";
        }
        int raw = counts.stream().mapToInt(CalibratedDisagreements::raw).sum();
        int calibrated =
                counts.stream().mapToInt(CalibratedDisagreements::calibrated).sum();
        int settled = counts.stream().mapToInt(CalibratedDisagreements::settled).sum();
        return " Calibrated, " + calibrated + " would be left of " + raw + " where a calibration was fitted: " + settled
                + " settled, " + (calibrated - raw + settled) + " added.";
    }

    private static List<Choice> judges(ClusterAddress address, Run run) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                VisibleText.of("with reasons"),
                address.withJudge(Optional.empty()).path(),
                address.judge().isEmpty()));
        for (Seat seat : run.judges()) {
            Optional<String> judge = Optional.of(seat.judge());
            choices.add(new Choice(
                    VisibleText.of(seat.judge()),
                    address.withJudge(judge).path(),
                    address.judge().equals(judge)));
        }
        return choices;
    }

    private static List<Choice> criteria(ClusterAddress address, Rubric rubric) {
        if (rubric.criteria().size() == 1) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                VisibleText.of("all"),
                address.withCriterion(Optional.empty()).path(),
                address.criterion().isEmpty()));
        for (Criterion each : rubric.criteria()) {
            Optional<String> criterion = Optional.of(each.id());
            choices.add(new Choice(
                    VisibleText.of(each.id()),
                    address.withCriterion(criterion).path(),
                    address.criterion().equals(criterion)));
        }
        return choices;
    }

    /** No link leads to the holdout: following one would be a look, and browsers follow links nobody clicked. */
    private static List<Choice> splits(ClusterAddress address) {
        return Stream.of("calibration", "all")
                .map(split -> new Choice(
                        VisibleText.of(split.equals("all") ? "all gold, for display" : split),
                        address.withSplit(split).path(),
                        address.split().equals(split)))
                .toList();
    }

    private static RestView rest(DecidedClusters set, Rubric rubric) {
        int all = set.found().set().members().size();
        int rest = set.found().unclustered().size();
        String summary = set.found()
                .whyNone()
                .map(why -> FigureText.counted(all, "disagreement") + ", not clustered: " + why + ".")
                .orElseGet(() -> "Unclustered: " + FigureText.count(rest) + " of "
                        + FigureText.counted(all, "disagreement") + ", which have nothing in common with others.");
        return new RestView(
                VisibleText.of(set.found().set().judge()),
                VisibleText.of(set.found().set().criterion().id()),
                VisibleText.of(summary),
                set.clusters().isEmpty(),
                MembersView.of(
                        set.found().unclustered(),
                        new MemberReader(rubric, set.found().set())));
    }

    private static Stream<SliceView> slices(DecidedClusters set) {
        return set.found().slices().confirmed().stream().map(slice -> slice(set, slice));
    }

    private static SliceView slice(DecidedClusters set, Slice slice) {
        return new SliceView(
                VisibleText.of(set.found().set().judge()),
                VisibleText.of(set.found().set().criterion().id()),
                VisibleText.of(slice.rule().text()),
                FigureText.count(slice.counts().errors()) + " of "
                        + FigureText.counted(slice.counts().items(), "item") + ", elsewhere "
                        + FigureText.count(slice.counts().otherErrors()) + " of "
                        + FigureText.count(slice.counts().otherItems()),
                FigureText.of(slice.lift()));
    }
}
