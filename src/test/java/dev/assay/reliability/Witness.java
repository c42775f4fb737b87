package dev.assay.reliability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers every judgement that the service has shown, and misses those that it shows no more. */
public final class Witness {

    private final Map<String, JudgementRow> shown = new ConcurrentHashMap<>();

    /** Takes note of what is shown. */
    public void saw(List<JudgementRow> rows) {
        rows.forEach(row -> shown.put(row.id(), row));
    }

    public int size() {
        return shown.size();
    }

    /** What was shown once and is gone or different now. */
    public List<String> missing(List<JudgementRow> rows) {
        Map<String, JudgementRow> now = new HashMap<>();
        rows.forEach(row -> now.put(row.id(), row));
        List<String> missing = new ArrayList<>();
        shown.forEach((id, row) -> {
            if (!row.equals(now.get(id))) {
                missing.add("was shown " + row + ", now " + now.get(id));
            }
        });
        return missing;
    }
}
