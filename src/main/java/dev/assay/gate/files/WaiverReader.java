package dev.assay.gate.files;

import dev.assay.edge.files.DidYouMean;
import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.gate.Check;
import dev.assay.gate.Waiver;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the waivers of a gate policy. */
final class WaiverReader {

    private final Map<String, Check> checks = new LinkedHashMap<>();
    private final List<String> ids;

    /**
     * @param checks those that could be read
     * @param ids of all checks that the file lists
     */
    WaiverReader(List<Check> checks, List<String> ids) {
        checks.forEach(check -> this.checks.put(check.id(), check));
        this.ids = ids;
    }

    List<Waiver> read(FileMap policy) {
        return policy.maps("waivers").stream()
                .flatMap(map -> waiver(map).stream())
                .toList();
    }

    private Optional<Waiver> waiver(FileMap map) {
        map.require("check", "until", "by", "reason");
        Optional<String> check = map.text("check");
        check.filter(id -> !ids.contains(id))
                .ifPresent(id -> map.problem(
                        "check",
                        FileRule.UNKNOWN_REFERENCE,
                        "the policy has no check '" + id + "'",
                        DidYouMean.hint(ids, id)));
        Optional<Check> waived = check.flatMap(id -> Optional.ofNullable(checks.get(id)));
        Map<String, String> where =
                map.map("where").map(part -> where(part, waived)).orElse(Map.of());
        Optional<LocalDate> until = map.parsed("until", "a day such as 2026-12-15", LocalDate::parse);
        String by = map.text("by").orElse("");
        String reason = map.text("reason").orElse("");
        map.refuseOthers();
        return check.flatMap(id -> until.map(day -> new Waiver(id, where, day, by, reason)));
    }

    private static Map<String, String> where(FileMap map, Optional<Check> waived) {
        Map<String, String> where = new LinkedHashMap<>();
        for (FileNode.Entry entry : map.entries()) {
            Optional<String> key = Slices.key(entry.key());
            Optional<FileNode.Text> value = map.asText(entry.value());
            if (key.isEmpty()) {
                Slices.refuse(map, new FileNode.Text(entry.key(), entry.place()));
            } else if (waived.filter(check -> !check.forEach().contains(key.get()))
                    .isPresent()) {
                map.problem(
                        entry.place(),
                        FileRule.CONFLICT,
                        "the check '" + waived.get().id() + "' is not made for each " + entry.key());
            } else {
                value.ifPresent(text -> where.put(key.get(), text.value()));
            }
        }
        return where;
    }
}
