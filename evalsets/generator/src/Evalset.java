import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The generated files of one evalset. */
record Evalset(String id, List<Map<String, Object>> items, List<Label> labels, List<Verdict> verdicts) {

    /** Content by file name. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("items.jsonl", lines(items));
        files.put("labels.jsonl", lines(labels.stream().map(Label::asLine).toList()));
        files.put("verdicts.jsonl", lines(verdicts.stream().map(Verdict::asLine).toList()));
        return files;
    }

    private static String lines(List<Map<String, Object>> rows) {
        return rows.stream().map(Json::line).collect(Collectors.joining("\n", "", "\n"));
    }
}
