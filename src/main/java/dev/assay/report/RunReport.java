package dev.assay.report;

import dev.assay.agreement.Agreement;
import dev.assay.disagreement.DecidedClusters;
import dev.assay.disagreement.DisagreementGroup;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gate.GateEvaluation;
import dev.assay.gold.GoldSet;
import dev.assay.probe.ProbeResult;
import dev.assay.rubric.Rubric;
import dev.assay.run.JudgeCost;
import dev.assay.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a run.
 *
 * @param headline the sentence one would say aloud
 * @param agreement absent without gold
 * @param whyNoAgreement what is missing, present exactly without agreement
 * @param disagreements by judge and criterion, in the order of the agreement, largest group first
 * @param costs of the judges that made calls
 * @param provenance what would be needed to compute it again
 * @param probes the newest result of each judge that was probed with the same prompt and rubric, by judge
 * @param gates what policies said about the run, newest first
 * @param clusters why judges and humans disagree, of the judges that give reasons, by judge and criterion
 * @param findings what else the calibration items show, in sentences
 */
public record RunReport(
        Run run,
        Rubric rubric,
        String headline,
        Optional<Agreement> agreement,
        Optional<String> whyNoAgreement,
        List<DisagreementGroup> disagreements,
        Map<String, UnscoredReasons> unscored,
        List<JudgeCost> costs,
        Provenance provenance,
        Map<String, ProbeResult> probes,
        List<GateEvaluation> gates,
        List<DecidedClusters> clusters,
        List<String> findings) {

    public RunReport {
        disagreements = List.copyOf(disagreements);
        unscored = Map.copyOf(unscored);
        costs = List.copyOf(costs);
        probes = Map.copyOf(probes);
        gates = List.copyOf(gates);
        clusters = List.copyOf(clusters);
        findings = List.copyOf(findings);
    }

    /** A report on judges that nobody has probed, and that no policy was put to. */
    public RunReport(
            Run run,
            Rubric rubric,
            String headline,
            Optional<Agreement> agreement,
            Optional<String> whyNoAgreement,
            List<DisagreementGroup> disagreements,
            Map<String, UnscoredReasons> unscored,
            List<JudgeCost> costs,
            Provenance provenance) {
        this(
                run,
                rubric,
                headline,
                agreement,
                whyNoAgreement,
                disagreements,
                unscored,
                costs,
                provenance,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Whether the run itself is one of these probes, so that nobody will ever give its items gold. */
    public boolean isOfProbe() {
        return isOfProbe(run, probes);
    }

    /** Whether a run judges the items of one of these probes. */
    public static boolean isOfProbe(Run run, Map<String, ProbeResult> probes) {
        return probes.values().stream().anyMatch(result -> result.set().equals(run.evalset()));
    }

    /** The same report with what probes found out. */
    public RunReport withProbes(Map<String, ProbeResult> found) {
        return with(found, gates, clusters, findings);
    }

    /** The same report with what policies said about the run. */
    public RunReport withGates(List<GateEvaluation> said) {
        return with(probes, said, clusters, findings);
    }

    /** The same report with why judges and humans disagree. */
    public RunReport withClusters(List<DecidedClusters> found) {
        return with(probes, gates, found, findings);
    }

    /** The same report with what else the calibration items show. */
    public RunReport withFindings(List<String> found) {
        return with(probes, gates, clusters, found);
    }

    /** The clusters of one judge that have any, by criterion. */
    public List<DecidedClusters> clustersOf(String judge) {
        return clusters.stream()
                .filter(of -> of.found().set().judge().equals(judge))
                .toList();
    }

    private RunReport with(
            Map<String, ProbeResult> found, List<GateEvaluation> said, List<DecidedClusters> why, List<String> also) {
        return new RunReport(
                run,
                rubric,
                headline,
                agreement,
                whyNoAgreement,
                disagreements,
                unscored,
                costs,
                provenance,
                found,
                said,
                why,
                also);
    }

    /**
     * How often a judge gave no label, by reason code.
     *
     * @param counts by {@code status/reason}
     */
    public record UnscoredReasons(Map<String, Integer> counts) {

        public UnscoredReasons {
            counts = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(counts));
        }
    }

    /**
     * Where the figures come from.
     *
     * @param gold the gold set, where there is one
     * @param looks how often its holdout was looked at
     * @param judgeTitles the judges' own titles, by id
     * @param seed of every resampling
     * @param auditHead sequence number and hash of the trail's last row
     */
    public record Provenance(
            Optional<GoldSet.Header> gold,
            int looks,
            Map<String, String> judgeTitles,
            Map<String, Fingerprint> identities,
            long seed,
            double confidenceLevel,
            String version,
            String auditHead,
            Instant at) {

        public Provenance {
            judgeTitles = Map.copyOf(judgeTitles);
            identities = Map.copyOf(identities);
        }
    }
}
