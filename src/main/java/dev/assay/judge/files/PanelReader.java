package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.Ids;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.JudgeSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a judge of kind {@code panel}. */
final class PanelReader {

    private static final int MOST_MEMBERS = 25;
    private static final String MAJORITY = "majority";
    private static final Map<String, Boolean> COMBINATIONS =
            Map.of(MAJORITY, true, "weighted", false, "one_coin_dawid_skene", false);

    private PanelReader() {}

    static Optional<JudgeSpec> read(FileMap map) {
        map.require("members");
        Optional<String> id = map.id("id");
        List<String> members = members(map, id);
        map.oneOf("combine", COMBINATIONS).filter(served -> !served).ifPresent(learnt -> {
            String word = map.text("combine").orElse("");
            map.problem("combine", FileRule.NOT_SERVED, "'" + word + "' is not served yet", "served: " + MAJORITY);
        });
        map.refuseOthers();
        if (id.isEmpty() || members.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> content = JudgeReader.header(map, "panel");
        content.put("members", members);
        content.put("combine", MAJORITY);
        return Optional.of(new JudgeSpec.Panel(id.get(), map.text("title"), members, CanonicalContent.of(content)));
    }

    private static List<String> members(FileMap map, Optional<String> panel) {
        Set<String> members = new LinkedHashSet<>();
        for (FileNode.Text member : map.texts("members")) {
            if (!Ids.isId(member.value())) {
                map.problem(member.place(), FileRule.BAD_VALUE, "'" + member.value() + "' is no judge's id");
            } else if (panel.filter(member.value()::equals).isPresent()) {
                map.problem(member.place(), FileRule.CONFLICT, "a panel cannot be a member of itself");
            } else if (!members.add(member.value())) {
                map.problem(member.place(), FileRule.DUPLICATE, "'" + member.value() + "' stands here twice");
            }
        }
        int size = map.sizeOf("members").orElse(0);
        if (size > 0 && (size < 2 || size > MOST_MEMBERS)) {
            map.problem("members", FileRule.OUT_OF_RANGE, "a panel has 2 to " + MOST_MEMBERS + " members, was " + size);
        }
        return List.copyOf(members);
    }
}
