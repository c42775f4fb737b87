package dev.assay.access;

import java.util.Set;

/**
 * Who acts, in which workspace: every write takes one.
 *
 * @param subject the person or key, as the audit log names it
 * @param workspace the only workspace whose rows this caller reaches
 */
public record Caller(String subject, String workspace, Set<String> roles) {

    /** The one workspace until there are more. */
    public static final String DEFAULT_WORKSPACE = "default";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Assay itself, at start-up and in recovery. */
    public static Caller system() {
        return new Caller("assay", DEFAULT_WORKSPACE, Set.of());
    }
}
