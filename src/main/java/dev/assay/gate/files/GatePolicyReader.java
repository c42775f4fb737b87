package dev.assay.gate.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.InvalidFile;
import dev.assay.edge.files.Place;
import dev.assay.edge.files.Range;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gate.Check;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.Integrity;
import dev.assay.gate.Waiver;
import dev.assay.rubric.RubricVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a gate policy, from {@code gates/<id>.yaml} or as JSON with the same keys. */
public final class GatePolicyReader {

    private static final Range LEVEL = new Range(0.5, Range.End.EXCLUDED, 1, Range.End.EXCLUDED, "in (0.5,1)");
    private static final int MAX_CHECKS = 200;
    private static final Map<String, GatePolicy.OnInconclusive> ON_INCONCLUSIVE =
            Words.of(GatePolicy.OnInconclusive.values(), GatePolicy.OnInconclusive::word);
    private static final Map<String, GatePolicy.MultipleTesting> MULTIPLE_TESTING =
            Words.of(GatePolicy.MultipleTesting.values(), GatePolicy.MultipleTesting::word);
    private static final GatePolicy.Defaults DEFAULTS =
            new GatePolicy.Defaults(0.95, GatePolicy.OnInconclusive.FAIL, GatePolicy.MultipleTesting.HOLM, 1);

    private GatePolicyReader() {}

    /**
     * Reads a policy and fills in every default: level 0.95, an inconclusive result stops, Holm, seed 1, blind labels
     * only, the holdout, no certificate.
     *
     * @throws InvalidFile with every problem of the file
     */
    public static GatePolicy read(FileText file) {
        return FileMap.read(file, GatePolicyReader::policy);
    }

    private static Optional<GatePolicy> policy(FileMap map) {
        map.require("id", "version", "checks");
        Optional<String> id = map.id("id");
        Optional<String> version =
                map.parsed("version", "major.minor.patch", RubricVersion::parse).map(RubricVersion::toString);
        Optional<String> title = map.text("title");
        GatePolicy.AppliesTo appliesTo =
                map.map("appliesTo").map(GatePolicyReader::appliesTo).orElse(unrestricted());
        GatePolicy.Defaults defaults =
                map.map("defaults").map(GatePolicyReader::defaults).orElse(DEFAULTS);
        Integrity integrity = IntegrityReader.read(map);
        List<Check> checks = checks(map);
        List<Waiver> waivers = new WaiverReader(checks, listedIds(map)).read(map);
        map.refuseOthers();
        if (id.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        CanonicalContent content =
                new GateContent(id.get(), version.get(), title).of(appliesTo, defaults, integrity, checks, waivers);
        return Optional.of(new GatePolicy(
                id.get(), version.get(), title, appliesTo, defaults, integrity, checks, waivers, content));
    }

    private static GatePolicy.AppliesTo unrestricted() {
        return new GatePolicy.AppliesTo(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static GatePolicy.AppliesTo appliesTo(FileMap map) {
        Optional<String> series = map.id("series");
        Optional<String> evalset = map.id("evalset");
        if (series.isPresent()) {
            map.refuse("evalset", "a policy applies to a series or to one evalset", "leave one of the two out");
        }
        Optional<GatePolicy.RubricMajor> rubric =
                map.parsed("rubric", "id@major, such as toxicity@3", GatePolicy.RubricMajor::parse);
        Optional<String> judge = map.id("judge");
        map.refuseOthers();
        return new GatePolicy.AppliesTo(series, evalset, rubric, judge);
    }

    private static GatePolicy.Defaults defaults(FileMap map) {
        double level = map.number("confidenceLevel", LEVEL).orElse(DEFAULTS.confidenceLevel());
        GatePolicy.OnInconclusive onInconclusive =
                map.oneOf("onInconclusive", ON_INCONCLUSIVE).orElse(DEFAULTS.onInconclusive());
        GatePolicy.MultipleTesting multipleTesting =
                map.oneOf("multipleTesting", MULTIPLE_TESTING).orElse(DEFAULTS.multipleTesting());
        long seed = map.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(DEFAULTS.seed());
        map.refuseOthers();
        return new GatePolicy.Defaults(level, onInconclusive, multipleTesting, seed);
    }

    private static List<Check> checks(FileMap map) {
        int count = map.sizeOf("checks").orElse(1);
        if (count == 0) {
            map.problem("checks", FileRule.MISSING, "a policy without a check would let everything pass");
        }
        if (count > MAX_CHECKS) {
            String detail = "a policy has at most " + MAX_CHECKS + " checks, and this " + count;
            map.problem("checks", FileRule.TOO_LARGE, detail);
        }
        Map<String, Place> seen = new LinkedHashMap<>();
        List<Check> checks = new ArrayList<>();
        for (FileMap part : map.maps("checks")) {
            CheckReader.read(part).ifPresent(checks::add);
            part.text("id").ifPresent(id -> refuseRepeated(part, id, seen));
        }
        return checks;
    }

    private static void refuseRepeated(FileMap part, String id, Map<String, Place> seen) {
        Place first = seen.putIfAbsent(id, part.placeOf("id"));
        if (first != null) {
            String detail = "the check '" + id + "' was there already, in line " + first.line();
            part.problem("id", FileRule.DUPLICATE, detail);
        }
    }

    /** Also of checks that could not be read, so that waivers of these are not blamed. */
    private static List<String> listedIds(FileMap map) {
        return map.elements("checks").stream()
                .flatMap(check -> check instanceof FileNode.Mapping mapping
                        ? Optional.ofNullable(mapping.entries().get("id")).stream()
                        : Optional.<FileNode.Entry>empty().stream())
                .map(id -> String.valueOf(id.value().plain()))
                .toList();
    }
}
