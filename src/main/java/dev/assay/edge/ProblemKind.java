package dev.assay.edge;

import java.util.Locale;

/** Every way in which a request can be refused: a stable slug, an HTTP status, a title and what it means. */
public enum ProblemKind {
    NOT_FOUND(404, "Not found", "Nothing of that name exists in this workspace."),
    INVALID_FILE(422, "Invalid file", "The content breaks its format; every problem is listed with line and rule."),
    INVALID_REQUEST(400, "Invalid request", "The request is not of the documented form."),
    UNKNOWN_FIELD(400, "Unknown field", "The request has a field that the endpoint does not know."),
    RUBRIC_EXISTS(409, "Rubric version exists", "A version is immutable; other content needs another version number."),
    EVALSET_EXISTS(409, "Evalset exists", "An evalset of that id exists with another series or release."),
    EVALSET_FROZEN(409, "Evalset is frozen", "The items of a frozen evalset never change; make another release."),
    EVALSET_NOT_FROZEN(409, "Evalset is not frozen", "Gold and runs need items that can no longer change."),
    EVALSET_CHANGED(409, "Evalset changed after freezing", "The files differ from the content that was frozen."),
    EVALSET_IN_USE(409, "Evalset is in use", "A run or a gold set rests on it."),
    ITEMS_REJECTED(422, "Lines rejected", "At least one line is invalid; in atomic mode nothing was stored."),
    RUBRIC_MAJOR_MISMATCH(
            409, "Labels of another major version", "Labels under different major rubric versions are not comparable."),
    SPLIT_FIXED(409, "Split is fixed", "The split of an evalset and rubric is fixed by its first gold set."),
    NO_GOLD(409, "No gold", "Agreement needs gold labels: import human labels and resolve them."),
    NO_LABELS(422, "No labels", "There is no human label for any criterion of the rubric."),
    SAMPLING_INCOMPLETE(
            422, "Sampling probabilities incomplete", "samplingProb must be present on all items or on none."),
    NOTHING_TO_JUDGE(422, "Nothing to judge", "The run would plan no judgement at all."),
    JUDGE_NOT_READY(
            422, "Judge is not ready", "The judge lacks something it needs: a key, gold, or recorded verdicts."),
    RUN_STATE(409, "Not in this state", "The run's state does not allow that."),
    FINGERPRINT_CHANGED(409, "Content changed", "A run resumes only on exactly the content it was opened with."),
    NOT_EQUIVALENT(
            422,
            "Not shown to be equivalent",
            "A certificate is renewed only for a judge that agrees with gold as before."),
    NOT_COMPARABLE(422, "Not comparable", "The two runs measure different things; the detail says which."),
    GATE_MISMATCH(
            422,
            "Gate does not fit the run",
            "The policy names what the run does not have, or leaves open what it means."),
    EVIDENCE_INVALID(
            422,
            "Evidence is invalid",
            "The evidence breaks the policy's integrity rules, so nothing can be decided on it."),
    PRECONDITION_REQUIRED(428, "If-Match is required", "Changing an existing configuration needs its current ETag."),
    PRECONDITION_FAILED(412, "Changed meanwhile", "The ETag is not that of the current revision."),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused", "The key was used before with another request."),
    IDEMPOTENCY_KEY_IN_FLIGHT(409, "Request in flight", "The first request with this key has not been answered yet."),
    FOREIGN_HOST(403, "Foreign Host header", "A loopback service answers only to loopback names (DNS rebinding)."),
    CROSS_SITE(403, "Cross-site request", "A page of another site may not act on a loopback service."),
    UNAUTHENTICATED(401, "Not authenticated", "This service needs a key: Authorization: Bearer …"),
    FORBIDDEN(403, "Not allowed", "The caller's roles do not allow this."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The path exists, but not with this method."),
    NOT_ACCEPTABLE(406, "Not acceptable", "None of the accepted media types is served here."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "The body's media type is not read here."),
    TOO_LARGE(413, "Too large", "The request is over a limit."),
    DATABASE_AWAY(
            503, "Database not available", "The database does not answer; the service goes on by itself when it does."),
    STORAGE_FULL(507, "Storage full", "The database's disk is full; nothing is stored until somebody makes room."),
    INTERNAL(500, "Internal error", "Assay failed; the log has the details under the request's id.");

    private final int status;
    private final String title;
    private final String meaning;

    ProblemKind(int status, String title, String meaning) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    /** The last part of the problem's type, {@code /problems/{slug}}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }
}
