package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.llm.Fault.Charge;
import dev.assay.judge.llm.Fault.Recourse;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** The one place where statuses, error objects and exceptions become reasons. */
final class FaultMap {

    /** What the names of errors have in common at OpenAI, Anthropic, Google and Mistral. */
    private static final Map<String, Integer> INNER_CODES = Map.of(
            "rate_limit", 429,
            "resource_exhausted", 429,
            "authentication", 401,
            "unauthenticated", 401,
            "permission", 403,
            "not_found", 404,
            "invalid_request", 400,
            "invalid_argument", 400);

    private FaultMap() {}

    /** How far an exchange had come when it broke. */
    enum Progress {
        BEFORE_HEADERS,
        IN_BODY
    }

    /** A status that is not 2xx. */
    static Fault ofStatus(int status, String body, String raw) {
        if (status >= 300 && status < 400) {
            return Fault.answered(Reason.BLOCKED_HOST, Recourse.GIVE_UP, Charge.NOTHING, status, raw);
        }
        Optional<JsonFields> error =
                JsonObject.whole(body).flatMap(object -> object.object("error")).map(JsonFields::new);
        if (status == 400
                && error.filter(known -> known.says("code", "content_filter")).isPresent()) {
            return Fault.answered(Reason.CONTENT_FILTER, Recourse.GIVE_UP, Charge.NOTHING, status, raw);
        }
        // Gemini answers 400 to an unknown key
        int code = status == 400 && error.filter(FaultMap::namesAnUnknownKey).isPresent() ? 401 : status;
        return ofCode(code, body.contains("lock_timeout") ? Lock.HELD : Lock.NONE, status, raw);
    }

    /** An error object inside an answer whose status is 2xx. */
    static Fault ofError(Map<String, @Nullable Object> error, int status, String raw) {
        String words = (text(error.get("code")) + " " + text(error.get("type")) + " " + text(error.get("status")))
                .toLowerCase(Locale.ROOT);
        int inner = words.matches("\\d{3} .*") ? Integer.parseInt(words.substring(0, 3)) : ofWords(words);
        return ofCode(inner >= 400 && inner < 600 ? inner : 500, Lock.NONE, status, raw);
    }

    /** The status that a provider would have sent with an error of this name. */
    private static int ofWords(String words) {
        return INNER_CODES.entrySet().stream()
                .filter(inner -> words.contains(inner.getKey()))
                .mapToInt(Map.Entry::getValue)
                .findFirst()
                .orElse(500);
    }

    private enum Lock {
        HELD,
        NONE
    }

    private static Fault ofCode(int code, Lock lock, int status, String raw) {
        return switch (code) {
            case 401, 403 -> answered(Reason.UNAUTHORISED, Recourse.GIVE_UP, status, raw);
            case 408 -> answered(Reason.TIMEOUT, Recourse.RETRY, status, raw);
            case 409 ->
                lock == Lock.HELD
                        ? answered(Reason.PROVIDER_ERROR, Recourse.RETRY, status, raw)
                        : answered(Reason.BAD_REQUEST, Recourse.GIVE_UP, status, raw);
            case 425 -> answered(Reason.PROVIDER_ERROR, Recourse.RETRY, status, raw);
            case 429 -> answered(Reason.RATE_LIMITED, Recourse.WAIT, status, raw);
            default ->
                code >= 500
                        ? answered(Reason.PROVIDER_ERROR, Recourse.RETRY, status, raw)
                        : answered(Reason.BAD_REQUEST, Recourse.GIVE_UP, status, raw);
        };
    }

    private static Fault answered(Reason reason, Recourse recourse, int status, String raw) {
        return Fault.answered(reason, recourse, Charge.NOTHING, status, raw);
    }

    /** An answer that is no completion, although its status is 2xx: the work behind it may have been done. */
    static Fault badEnvelope(int status, String raw) {
        return Fault.answered(Reason.BAD_ENVELOPE, Recourse.RETRY, Charge.UNKNOWN, status, raw);
    }

    static Fault tooLarge(int status, String raw) {
        return Fault.answered(Reason.RESPONSE_TOO_LARGE, Recourse.GIVE_UP, Charge.UNKNOWN, status, raw);
    }

    static Fault deadlinePassed() {
        return Fault.unanswered(Reason.TIMEOUT);
    }

    /** An exchange that broke. */
    static Fault ofBroken(@Nullable Throwable cause, Progress progress) {
        if (cause instanceof ConnectTimeoutException) {
            return Fault.unsent(Reason.TIMEOUT, Recourse.RETRY);
        }
        if (cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException) {
            return Fault.unsent(Reason.CONNECTION, Recourse.RETRY);
        }
        return Fault.unanswered(progress == Progress.IN_BODY ? Reason.BAD_ENVELOPE : Reason.CONNECTION);
    }

    /** Whatever came out of the client library. */
    static Fault ofException(@Nullable RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CallFailed failed) {
                return failed.fault();
            }
            if (cause instanceof BlockedHost) {
                return Fault.unsent(Reason.BLOCKED_HOST, Recourse.GIVE_UP);
            }
        }
        return Fault.unanswered(Reason.BAD_ENVELOPE);
    }

    private static boolean namesAnUnknownKey(JsonFields error) {
        return error.objects("details")
                .filter(details -> details.stream().anyMatch(detail -> detail.says("reason", "API_KEY_INVALID")))
                .isPresent();
    }

    private static String text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString).orElse("");
    }
}
