package dev.assay.gold.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.files.NdjsonReader;
import dev.assay.edge.web.Idempotent;
import dev.assay.edge.web.Ingest;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.CompactKeys;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.Blindness;
import dev.assay.gold.BlindnessRule;
import dev.assay.gold.VerdictTimes;
import dev.assay.gold.files.AuditLabelReader;
import dev.assay.gold.files.LabelChecks;
import dev.assay.gold.store.AuditLabels;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.rubric.store.Rubrics;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What humans said. */
@Path("/v1/evalsets/{id}/labels")
@Produces(MediaType.APPLICATION_JSON)
public class AuditLabelResource {

    private final EvalSets evalSets;
    private final Rubrics rubrics;
    private final AuditLabels labels;
    private final VerdictTimes verdictTimes;
    private final Clock clock;
    private final Caller caller;

    AuditLabelResource(
            EvalSets evalSets,
            Rubrics rubrics,
            AuditLabels labels,
            VerdictTimes verdictTimes,
            Clock clock,
            Caller caller) {
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.labels = labels;
        this.verdictTimes = verdictTimes;
        this.clock = clock;
        this.caller = caller;
    }

    /** How many of the accepted labels are blind, are not, or are of unknown blindness. */
    public record BlindCounts(
            @com.fasterxml.jackson.annotation.JsonProperty("true")
            int blind,

            @com.fasterxml.jackson.annotation.JsonProperty("false")
            int notBlind,

            int unknown) {}

    /** What a stream of labels did. */
    public record LabelReport(int accepted, int rejected, List<Ingest.LineError> errors, BlindCounts blind) {}

    /**
     * Adds labels; several humans of one item are all kept.
     *
     * @param blind what the import states for lines that do not say it themselves
     */
    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.SPECIALIST, Role.LEAD})
    public LabelReport add(
            @PathParam("id") String id,
            @QueryParam("mode") @Nullable String mode,
            @QueryParam("blind") @Nullable Boolean blind,
            InputStream body)
            throws IOException {
        evalSets.require(caller.workspace(), id);
        CompactKeys items = new CompactKeys();
        evalSets.idPages(caller.workspace(), id).rows().forEach(items::add);
        Optional<Blindness> stated =
                Optional.ofNullable(blind).map(value -> value ? Blindness.BLIND : Blindness.NOT_BLIND);
        BlindnessRule rule = new BlindnessRule(stated, verdictTimes.first(caller.workspace(), id), clock.instant());
        LabelChecks checks = new LabelChecks("request body");
        Map<Blindness, Integer> counts = new EnumMap<>(Blindness.class);
        Ingest<AuditLabel> ingest = new Ingest<>(
                Ingest.Mode.of(mode),
                new NdjsonReader<>("request body", body, AuditLabelReader.knowing(knownScales())),
                new Ingest.Checks<>(
                        line -> Optional.of(checks.check(line)),
                        line -> items.holds(line.value().itemId())
                                ? Optional.empty()
                                : Optional.of(new Ingest.LineError(
                                        line.number(),
                                        "/itemId",
                                        "unknown_reference",
                                        "no item '" + line.value().itemId() + "' in the evalset",
                                        Optional.of("post the items first"))),
                        List::of));
        Ingest.Report report = ingest.into(read -> labels.add(caller, id, decided(read, rule, counts)));
        return new LabelReport(
                report.accepted(),
                report.rejected(),
                report.errors(),
                new BlindCounts(
                        counts.getOrDefault(Blindness.BLIND, 0),
                        counts.getOrDefault(Blindness.NOT_BLIND, 0),
                        counts.getOrDefault(Blindness.UNKNOWN, 0)));
    }

    /** The labels with their blindness decided and counted, one at a time. */
    private static Iterable<AuditLabel> decided(
            Iterable<AuditLabel> read, BlindnessRule rule, Map<Blindness, Integer> counts) {
        return () -> StreamSupport.stream(read.spliterator(), false)
                .map(rule::decide)
                .peek(label -> counts.merge(label.blindness(), 1, Integer::sum))
                .iterator();
    }

    /**
     * The scale of every criterion that exactly one rubric has: a label off it is refused at once. Any other label is
     * checked when gold is resolved under a rubric.
     */
    private Map<String, Scale> knownScales() {
        Map<String, Rubric> latest = new HashMap<>();
        rubrics.all(caller.workspace()).forEach(rubric -> latest.put(rubric.id(), rubric));
        Map<String, Scale> scales = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (Rubric rubric : latest.values()) {
            for (Criterion criterion : rubric.criteria()) {
                if (scales.put(criterion.id(), criterion.scale()) != null) {
                    ambiguous.add(criterion.id());
                }
            }
        }
        scales.keySet().removeAll(ambiguous);
        return scales;
    }
}
