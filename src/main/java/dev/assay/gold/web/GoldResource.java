package dev.assay.gold.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.RandomIds;
import dev.assay.edge.web.Idempotent;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.AuditSampling;
import dev.assay.gold.Blindness;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldResolver;
import dev.assay.gold.GoldSet;
import dev.assay.gold.GoldTier;
import dev.assay.gold.NearDuplicates;
import dev.assay.gold.Resolution;
import dev.assay.gold.ResolveRule;
import dev.assay.gold.SharedTexts;
import dev.assay.gold.Split;
import dev.assay.gold.SplitRule;
import dev.assay.gold.store.AuditLabels;
import dev.assay.gold.store.GoldSets;
import dev.assay.gold.store.HoldoutLooks;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Resolves human labels to gold and fixes the splits. */
@Path("/v1/evalsets/{id}/gold")
@Produces(MediaType.APPLICATION_JSON)
public class GoldResource {

    private static final double USUAL_HOLDOUT = 0.5;
    private static final double EXPERT_EPSILON = 0.2;
    private static final int MOST_ERRORS = 100;
    private static final int MOST_COMPARED = 20_000;

    private final EvalSets evalSets;
    private final RubricNames rubrics;
    private final AuditLabels labels;
    private final GoldSets goldSets;
    private final HoldoutLooks looks;
    private final RandomIds ids;
    private final Clock clock;
    private final Caller caller;

    GoldResource(
            EvalSets evalSets,
            RubricNames rubrics,
            AuditLabels labels,
            GoldSets goldSets,
            HoldoutLooks looks,
            RandomIds ids,
            Clock clock,
            Caller caller) {
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.labels = labels;
        this.goldSets = goldSets;
        this.looks = looks;
        this.ids = ids;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * How to resolve and split.
     *
     * @param rubric {@code id}, {@code id@major} or {@code id@major.minor.patch}
     * @param epsilon margin of the alternative annotator test: 0.2 expert, 0.15 skilled, 0.1 crowd
     * @param sampling {@code random} (default) or {@code convenience}: how the labelled items were chosen
     */
    public record NewGold(
            String rubric,
            OptionalDouble holdoutShare,
            OptionalLong seed,
            Optional<String> resolve,
            OptionalDouble epsilon,
            Optional<String> sampling) {}

    /** Counts of a gold set on one criterion. */
    public record CriterionGold(
            int gold, int calibration, int holdout, int unresolved, Map<String, Integer> byTier, int blind) {}

    /**
     * A gold set without its labels.
     *
     * @param warnings what makes its figures worth less
     */
    public record GoldView(
            String id,
            String evalset,
            String rubric,
            String resolve,
            long seed,
            double holdoutShare,
            double epsilon,
            String sampling,
            String fingerprint,
            Map<String, CriterionGold> criteria,
            int ignoredNotBlind,
            int looks,
            List<String> warnings,
            Instant createdAt) {

        GoldView with(Optional<String> warning) {
            List<String> all = new ArrayList<>(warnings);
            warning.ifPresent(all::add);
            return new GoldView(
                    id,
                    evalset,
                    rubric,
                    resolve,
                    seed,
                    holdoutShare,
                    epsilon,
                    sampling,
                    fingerprint,
                    criteria,
                    ignoredNotBlind,
                    looks,
                    all,
                    createdAt);
        }
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.SPECIALIST)
    public Response resolve(@PathParam("id") String id, NewGold request) {
        EvalSet evalSet = evalSets.require(caller.workspace(), id);
        if (!evalSet.isFrozen()) {
            throw new Refusal(
                    ProblemKind.EVALSET_NOT_FROZEN,
                    "evalset '" + id + "' is open",
                    "POST /v1/evalsets/" + id + "/freeze first.");
        }
        Rubric rubric = rubrics.require(caller.workspace(), request.rubric());
        List<AuditLabel> said = usable(id, rubric);
        ResolveRule rule = rule(request.resolve());
        Resolution resolution = new GoldResolver(rule).resolve(said);
        SplitRule split =
                new SplitRule(request.seed().orElse(0), request.holdoutShare().orElse(USUAL_HOLDOUT));
        AuditSampling sampling = sampling(request.sampling());
        GoldSet.Header header = new GoldSet.Header(
                ids.next("gold"),
                id,
                rubric.ref(),
                rule,
                split,
                request.epsilon().orElse(EXPERT_EPSILON),
                sampling,
                GoldSet.fingerprint(rubric.ref(), rule, split, sampling, resolution.gold()),
                unresolved(resolution),
                resolution.ignoredNotBlind(),
                clock.instant());
        GoldSet.Header kept = goldSets.add(caller, header, resolution.gold());
        return Response.created(URI.create("/v1/evalsets/" + id + "/gold"))
                .entity(view(kept, resolution.gold()).with(nearDuplicates(id, evalSet, split)))
                .build();
    }

    /** Said once, when the split is made: comparing all texts of a large evalset takes seconds. */
    private Optional<String> nearDuplicates(String id, EvalSet evalSet, SplitRule split) {
        if (evalSet.items() > MOST_COMPARED) {
            return Optional.of(
                    "holdout items were not compared with calibration items for near-duplicates, since there are "
                            + evalSet.items() + " items, more than " + MOST_COMPARED);
        }
        return NearDuplicates.between(evalSets.items(caller.workspace(), id), split)
                .warning();
    }

    /** The newest gold set of a rubric. */
    @GET
    @RolesAllowed(Role.VIEWER)
    public GoldView latest(@PathParam("id") String id, @QueryParam("rubric") String rubric) {
        String rubricId = rubrics.require(caller.workspace(), rubric).id();
        GoldSet.Header header = goldSets.latest(caller.workspace(), id, rubricId)
                .orElseThrow(() -> new Refusal(
                        ProblemKind.NO_GOLD,
                        "evalset '" + id + "' has no gold for rubric '" + rubricId + "'",
                        "POST labels, then POST /v1/evalsets/" + id + "/gold."));
        GoldSet gold = goldSets.find(caller.workspace(), header.id()).orElseThrow();
        List<Item> items = evalSets.items(caller.workspace(), id, gold.itemIds());
        return view(
                header,
                gold.whole(items).items().stream()
                        .flatMap(item -> item.labels().values().stream())
                        .toList());
    }

    /** The labels on the rubric's criteria, checked against its scales and its major version. */
    private List<AuditLabel> usable(String evalset, Rubric rubric) {
        List<AuditLabel> said = labels.of(caller.workspace(), evalset, label -> rubric.criterion(label.criterion())
                .isPresent());
        if (said.isEmpty()) {
            throw new Refusal(
                    ProblemKind.NO_LABELS,
                    "no human label on a criterion of " + rubric.ref(),
                    "POST /v1/evalsets/" + evalset + "/labels first.");
        }
        List<AuditLabel> otherMajor = said.stream()
                .filter(label -> label.rubric()
                        .filter(given -> !given.id().equals(rubric.id())
                                || given.version().major() != rubric.version().major())
                        .isPresent())
                .toList();
        if (!otherMajor.isEmpty()) {
            throw new Refusal(
                    ProblemKind.RUBRIC_MAJOR_MISMATCH,
                    otherMajor.size() + " labels were given under "
                            + otherMajor.get(0).rubric().orElseThrow() + ", not under a version comparable with "
                            + rubric.ref(),
                    "Resolve them with a rubric of that major version, or relabel under the new one.");
        }
        List<String> offScale = said.stream()
                .filter(label -> !rubric.criterion(label.criterion())
                        .orElseThrow()
                        .scale()
                        .holds(label.label()))
                .map(label -> "item '" + label.itemId() + "', criterion '" + label.criterion() + "', annotator '"
                        + label.annotator() + "': '" + label.label().text() + "' is not on the scale")
                .limit(MOST_ERRORS)
                .toList();
        if (!offScale.isEmpty()) {
            throw new Refusal(
                    ProblemKind.INVALID_FILE,
                    offScale.size() + " labels are off the scale of " + rubric.ref(),
                    "Correct these labels; nothing is clamped or guessed.",
                    offScale);
        }
        return said;
    }

    private static ResolveRule rule(Optional<String> word) {
        try {
            return ResolveRule.valueOf(word.orElse(ResolveRule.MAJORITY.word()).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "unknown resolve rule '" + word.orElse("") + "'",
                    "resolve is majority or adjudicated_first; dawid_skene is not served yet.");
        }
    }

    private static AuditSampling sampling(Optional<String> word) {
        try {
            return AuditSampling.valueOf(
                    word.orElse(AuditSampling.RANDOM.word()).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "unknown sampling '" + word.orElse("") + "'",
                    "sampling is random (also by samplingProb) or convenience.");
        }
    }

    private static Map<String, Integer> unresolved(Resolution resolution) {
        Map<String, Integer> counts = new TreeMap<>();
        resolution.unresolved().forEach(place -> counts.merge(place.criterion(), 1, Integer::sum));
        return counts;
    }

    private GoldView view(GoldSet.Header header, List<GoldLabel> gold) {
        Map<String, String> clusters = evalSets
                .items(
                        caller.workspace(),
                        header.evalset(),
                        gold.stream().map(GoldLabel::itemId).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Item::id, Item::cluster));
        Iterable<Item> items =
                evalSets.itemPages(caller.workspace(), header.evalset()).rows();
        Map<String, List<GoldLabel>> byCriterion = new TreeMap<>();
        gold.forEach(label -> byCriterion
                .computeIfAbsent(label.criterion(), unused -> new ArrayList<>())
                .add(label));
        header.unresolved().keySet().forEach(criterion -> byCriterion.computeIfAbsent(criterion, unused -> List.of()));
        Map<String, CriterionGold> criteria = new TreeMap<>();
        byCriterion.forEach(
                (criterion, ofCriterion) -> criteria.put(criterion, counts(header, criterion, ofCriterion, clusters)));
        return new GoldView(
                header.id(),
                header.evalset(),
                header.rubric().toString(),
                header.resolve().word(),
                header.split().seed(),
                header.split().holdoutShare(),
                header.epsilon(),
                header.sampling().word(),
                header.fingerprint().value(),
                criteria,
                header.ignoredNotBlind(),
                looks.count(caller.workspace(), header.id()),
                SharedTexts.between(items, header.split()).warning().stream().toList(),
                header.createdAt());
    }

    private static CriterionGold counts(
            GoldSet.Header header, String criterion, List<GoldLabel> gold, Map<String, String> clusters) {
        Map<String, Integer> byTier = new HashMap<>();
        int heldOut = 0;
        int blind = 0;
        for (GoldLabel label : gold) {
            byTier.merge(label.tier().word(), 1, Integer::sum);
            String cluster = clusters.getOrDefault(label.itemId(), label.itemId());
            heldOut += header.split().of(cluster) == Split.HOLDOUT ? 1 : 0;
            blind += label.blindness() == Blindness.BLIND ? 1 : 0;
        }
        for (GoldTier tier : GoldTier.values()) {
            byTier.putIfAbsent(tier.word(), 0);
        }
        return new CriterionGold(
                gold.size(),
                gold.size() - heldOut,
                heldOut,
                header.unresolved().getOrDefault(criterion, 0),
                new TreeMap<>(byTier),
                blind);
    }
}
