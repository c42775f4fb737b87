package dev.assay.edge.web;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import org.jspecify.annotations.Nullable;

/** Strong entity tags of things that have revisions. */
public final class EntityTags {

    private EntityTags() {}

    /** The value of the ETag header for a revision. */
    public static String of(int revision) {
        return "\"" + revision + "\"";
    }

    /** Refuses a change that does not name the revision it changes. */
    public static void require(@Nullable String ifMatch, int currentRevision) {
        if (ifMatch == null) {
            throw new Refusal(
                    ProblemKind.PRECONDITION_REQUIRED,
                    "the current revision is " + of(currentRevision),
                    "GET it, then send If-Match with its ETag.");
        }
        if (!ifMatch.equals(of(currentRevision)) && !ifMatch.equals("*")) {
            throw new Refusal(
                    ProblemKind.PRECONDITION_FAILED,
                    "If-Match is " + ifMatch + ", the current revision is " + of(currentRevision),
                    "GET it again, look at what changed, and repeat the change on it.");
        }
    }
}
