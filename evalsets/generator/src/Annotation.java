import java.util.LinkedHashMap;
import java.util.Map;

/** What an annotator entered: the output under audit. */
record Annotation(String category, Listing.Grade condition, boolean defectMentioned) {

    Map<String, Object> asOutput() {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("category", category);
        output.put("condition", condition.word());
        output.put("defectMentioned", defectMentioned);
        return output;
    }
}
