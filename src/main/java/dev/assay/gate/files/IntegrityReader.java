package dev.assay.gate.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.Range;
import dev.assay.gate.Integrity;
import dev.assay.gold.Split;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads what the evidence of a gate must be like. */
final class IntegrityReader {

    private static final Map<String, Split> SPLITS = Words.of(Split.values(), Split::word);
    private static final Integrity.Gold ANY_GOLD =
            new Integrity.Gold(Split.HOLDOUT, OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
    private static final Integrity DEFAULTS = new Integrity(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Integrity.Labels.BLIND_ONLY,
            Integrity.Certification.NOT_REQUIRED,
            ANY_GOLD,
            Optional.empty());

    private IntegrityReader() {}

    static Integrity read(FileMap policy) {
        return policy.map("integrity").map(IntegrityReader::integrity).orElse(DEFAULTS);
    }

    private static Integrity integrity(FileMap map) {
        OptionalDouble maxUnscored = map.number("maxUnscoredRate", Range.PROBABILITY);
        OptionalDouble maxAbstain = map.number("maxAbstainRate", Range.PROBABILITY);
        Integrity.Labels labels =
                map.flag("blindLabelsOnly").orElse(true) ? Integrity.Labels.BLIND_ONLY : Integrity.Labels.ANY;
        Integrity.Certification certification = map.flag("requireCertificate").orElse(false)
                ? Integrity.Certification.REQUIRED
                : Integrity.Certification.NOT_REQUIRED;
        Integrity.Gold gold = map.map("gold").map(IntegrityReader::gold).orElse(ANY_GOLD);
        Optional<Integrity.Transport> transport = map.map("transport").map(IntegrityReader::transport);
        map.refuseOthers();
        return new Integrity(maxUnscored, maxAbstain, labels, certification, gold, transport);
    }

    private static Integrity.Gold gold(FileMap map) {
        Split split = split(map).orElse(Split.HOLDOUT);
        OptionalInt minItems = map.whole("minItems", 1, Integer.MAX_VALUE);
        Optional<Duration> maxAge = map.parsed("maxAge", "an ISO 8601 duration such as P90D", Duration::parse);
        if (maxAge.filter(age -> age.isZero() || age.isNegative()).isPresent()) {
            map.problem("maxAge", FileRule.OUT_OF_RANGE, "'maxAge' must be above 0");
        }
        OptionalInt maxLooks = map.whole("maxHoldoutLooks", 1, Integer.MAX_VALUE);
        map.refuseOthers();
        return new Integrity.Gold(split, minItems, maxAge, maxLooks);
    }

    private static Optional<Split> split(FileMap map) {
        if (map.text("split").filter("all"::equals).isPresent()) {
            String detail = "both splits together serve for display only, never for a gate";
            map.problem("split", FileRule.CONFLICT, detail, "use holdout");
            return Optional.empty();
        }
        return map.oneOf("split", SPLITS);
    }

    private static Integrity.Transport transport(FileMap map) {
        Integrity.Transport usual = Integrity.Transport.USUAL;
        int minFreshAudit = map.whole("minFreshAudit", 1, Integer.MAX_VALUE).orElse(usual.minFreshAudit());
        double maxShift = map.number("maxShift", Range.PROBABILITY).orElse(usual.maxShift());
        double maxDrop = map.number("maxDrop", Range.PROBABILITY).orElse(usual.maxDrop());
        map.refuseOthers();
        return new Integrity.Transport(minFreshAudit, maxShift, maxDrop);
    }
}
