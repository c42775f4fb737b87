package dev.assay.access;

import java.util.Set;

/**
 * Who acts, in which workspace: every write takes one.
 *
 * <p>Open to subclasses, unlike a record, so that what lives longer than a request can hold a stand-in that asks who is
 * calling now.
 */
public class Caller {

    /** The one workspace until there are more. */
    public static final String DEFAULT_WORKSPACE = "default";

    private final String subject;
    private final String workspace;
    private final Set<String> roles;

    /**
     * @param subject the person or key, as the audit log names it
     * @param workspace the only workspace whose rows this caller reaches
     */
    public Caller(String subject, String workspace, Set<String> roles) {
        this.subject = subject;
        this.workspace = workspace;
        this.roles = Set.copyOf(roles);
    }

    /** Assay itself, at start-up and in recovery. */
    public static Caller system() {
        return new Caller("assay", DEFAULT_WORKSPACE, Set.of());
    }

    public String subject() {
        return subject;
    }

    public String workspace() {
        return workspace;
    }

    public Set<String> roles() {
        return roles;
    }
}
