package dev.assay.gate.files;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gate.Check;
import dev.assay.gate.Claim;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.Integrity;
import dev.assay.gate.Metric;
import dev.assay.gate.Waiver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a policy in the shape of its file with every default filled in, so that two files that mean the same have one
 * fingerprint, and the content can be read as a policy again.
 */
record GateContent(String id, String version, Optional<String> title) {

    CanonicalContent of(
            GatePolicy.AppliesTo appliesTo,
            GatePolicy.Defaults defaults,
            Integrity integrity,
            List<Check> checks,
            List<Waiver> waivers) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", id);
        content.put("version", version);
        title.ifPresent(text -> content.put("title", text));
        content.put("appliesTo", appliesTo(appliesTo));
        content.put("defaults", defaults(defaults));
        content.put("integrity", integrity(integrity));
        content.put("checks", checks.stream().map(GateContent::check).toList());
        content.put("waivers", waivers.stream().map(GateContent::waiver).toList());
        return CanonicalContent.of(content);
    }

    private static Map<String, Object> appliesTo(GatePolicy.AppliesTo appliesTo) {
        Map<String, Object> content = new LinkedHashMap<>();
        appliesTo.series().ifPresent(series -> content.put("series", series));
        appliesTo.evalset().ifPresent(evalset -> content.put("evalset", evalset));
        appliesTo.rubric().ifPresent(rubric -> content.put("rubric", rubric.toString()));
        appliesTo.judge().ifPresent(judge -> content.put("judge", judge));
        return content;
    }

    private static Map<String, Object> defaults(GatePolicy.Defaults defaults) {
        return Map.of(
                "confidenceLevel",
                defaults.confidenceLevel(),
                "onInconclusive",
                defaults.onInconclusive().word(),
                "multipleTesting",
                defaults.multipleTesting().word(),
                "seed",
                defaults.seed());
    }

    private static Map<String, Object> integrity(Integrity integrity) {
        Map<String, Object> content = new LinkedHashMap<>();
        integrity.maxUnscoredRate().ifPresent(rate -> content.put("maxUnscoredRate", rate));
        integrity.maxAbstainRate().ifPresent(rate -> content.put("maxAbstainRate", rate));
        content.put("blindLabelsOnly", integrity.labels() == Integrity.Labels.BLIND_ONLY);
        content.put("requireCertificate", integrity.certification() == Integrity.Certification.REQUIRED);
        content.put("gold", gold(integrity.gold()));
        integrity
                .transport()
                .ifPresent(transport -> content.put(
                        "transport",
                        Map.of(
                                "minFreshAudit",
                                transport.minFreshAudit(),
                                "maxShift",
                                transport.maxShift(),
                                "maxDrop",
                                transport.maxDrop())));
        return content;
    }

    private static Map<String, Object> gold(Integrity.Gold gold) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("split", gold.split().word());
        gold.minItems().ifPresent(items -> content.put("minItems", items));
        gold.maxAge().ifPresent(age -> content.put("maxAge", age.toString()));
        gold.maxHoldoutLooks().ifPresent(looks -> content.put("maxHoldoutLooks", looks));
        return content;
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", check.id());
        content.put("metric", check.metric().word());
        check.criterion().ifPresent(criterion -> content.put("criterion", criterion));
        check.judge().ifPresent(judge -> content.put("judge", judge));
        if (!check.forEach().isEmpty()) {
            content.put("forEach", check.forEach().stream().map(Slices::word).toList());
        }
        content.put("claim", check.claim().text());
        if (check.claim() instanceof Claim.NonInferior claim) {
            content.put("margin", claim.margin());
            content.put("baseline", claim.baseline());
        }
        check.minN().ifPresent(n -> content.put("minN", n));
        check.minPositives().ifPresent(n -> content.put("minPositives", n));
        check.minPairs().ifPresent(n -> content.put("minPairs", n));
        content.put("belowMinN", check.belowMinN().word());
        check.assume().ifPresent(truth -> content.put("assume", truth));
        if (check.metric() == Metric.HARD_FAIL_CONFIRMED) {
            content.put("unconfirmed", check.unconfirmed().word());
        }
        return content;
    }

    private static Map<String, Object> waiver(Waiver waiver) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("check", waiver.check());
        if (!waiver.where().isEmpty()) {
            Map<String, Object> where = new LinkedHashMap<>();
            waiver.where().forEach((key, value) -> where.put(Slices.word(key), value));
            content.put("where", where);
        }
        content.put("until", waiver.until().toString());
        content.put("by", waiver.by());
        content.put("reason", waiver.reason());
        return content;
    }
}
