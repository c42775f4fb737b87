package dev.assay.access;

/** What a caller may do; the names are those of the authorisation annotations. */
public final class Role {

    public static final String VIEWER = "viewer";
    public static final String AUDITOR = "auditor";
    public static final String LEAD = "lead";
    public static final String SPECIALIST = "specialist";
    public static final String CI = "ci";
    public static final String ADMIN = "admin";

    private Role() {}
}
