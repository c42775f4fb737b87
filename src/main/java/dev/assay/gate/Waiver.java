package dev.assay.gate;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody's word that a check need not hold for some time; a waived check is never green.
 *
 * @param check the check's id
 * @param where the slice that is waived, by metadata key; empty for the whole check
 * @param until the last day, in UTC
 */
public record Waiver(String check, Map<String, String> where, LocalDate until, String by, String reason) {

    public Waiver {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    /** Whether it was given for this slice of this check. */
    boolean covers(Check other, Subject subject) {
        return check.equals(other.id())
                && where.entrySet().stream().allMatch(entry -> entry.getValue()
                        .equals(subject.where().get(entry.getKey())));
    }
}
