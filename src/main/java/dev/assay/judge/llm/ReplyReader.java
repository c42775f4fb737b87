package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the one JSON object out of a judge's reply: the whole trimmed text, or the body of exactly one fenced block.
 *
 * <p>Objects are looked for elsewhere in a text only to name what is wrong with it, never to take one of them: a judge
 * that quotes the item would otherwise let the item answer.
 */
final class ReplyReader {

    private static final Pattern BLOCK =
            Pattern.compile("```(?:json|JSON)?[ \\t]*\\r?\\n(.*)\\n[ \\t]*```", Pattern.DOTALL);

    /** More braces than an honest reply has; looking at all of them would only cost time. */
    private static final int MAX_BRACES = 256;

    /** Whether the provider says that the reply was cut off at the output limit. */
    enum Ending {
        COMPLETE,
        CUT_OFF
    }

    /** What was found: an object, or why there is none. */
    sealed interface Reading {

        <T> T fold(Function<Reply, T> object, Function<Reason, T> unreadable);
    }

    record Found(Reply reply) implements Reading {

        @Override
        public <T> T fold(Function<Reply, T> object, Function<Reason, T> unreadable) {
            return object.apply(reply);
        }
    }

    record Unreadable(Reason reason) implements Reading {

        @Override
        public <T> T fold(Function<Reply, T> object, Function<Reason, T> unreadable) {
            return unreadable.apply(reason);
        }
    }

    Reading read(String text, Ending ending) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return new Unreadable(Reason.EMPTY);
        }
        if (isBroken(trimmed)) {
            return new Unreadable(Reason.BAD_TEXT);
        }
        String body = unfenced(trimmed);
        Optional<JsonObject> whole = JsonObject.whole(body);
        if (whole.isEmpty()) {
            return new Unreadable(reason(body, ending));
        }
        return whole.get().keys() == JsonObject.Keys.DUPLICATE
                ? new Unreadable(Reason.DUPLICATE_KEY)
                : new Found(new Reply(whole.get().fields()));
    }

    private static String unfenced(String trimmed) {
        if (!trimmed.startsWith("```")) {
            return trimmed;
        }
        Matcher block = BLOCK.matcher(trimmed);
        return block.matches() ? block.group(1).strip() : trimmed;
    }

    /** Whether the text holds a NUL or half of a surrogate pair. */
    private static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                return true;
            }
            i += Character.charCount(point);
        }
        return false;
    }

    /** Why a text is not exactly one object; what may be an attack goes before what may be carelessness. */
    private static Reason reason(String body, Ending ending) {
        char[] text = body.toCharArray();
        List<JsonObject> objects = new ArrayList<>();
        int broken = 0;
        int firstBrace = body.indexOf('{');
        for (int at = firstBrace; at >= 0 && at < text.length; ) {
            Optional<JsonObject> object = JsonObject.at(text, at);
            object.ifPresent(objects::add);
            if (object.isEmpty()) {
                broken++;
            }
            if (objects.size() + broken > MAX_BRACES) {
                return Reason.AMBIGUOUS;
            }
            at = body.indexOf('{', object.map(JsonObject::end).orElse(at + 1));
        }
        if (!objects.isEmpty() && objects.size() + broken > 1) {
            return broken == 0 && areEqual(objects) ? Reason.MULTIPLE_OBJECTS : Reason.AMBIGUOUS;
        }
        if (objects.size() == 1) {
            return objects.get(0).keys() == JsonObject.Keys.DUPLICATE ? Reason.DUPLICATE_KEY : Reason.NOT_ONLY_JSON;
        }
        if (ending == Ending.CUT_OFF) {
            return Reason.TRUNCATED;
        }
        return firstBrace == 0 ? Reason.MALFORMED_JSON : Reason.NOT_ONLY_JSON;
    }

    private static boolean areEqual(List<JsonObject> objects) {
        return objects.stream().allMatch(object -> object.keys() == JsonObject.Keys.UNIQUE)
                && new HashSet<>(objects.stream().map(JsonObject::fields).toList()).size() == 1;
    }
}
