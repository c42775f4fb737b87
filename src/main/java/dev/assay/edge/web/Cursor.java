package dev.assay.edge.web;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page of a collection begins: opaque to clients, the last id of the page before to us. */
public final class Cursor {

    public static final int LARGEST_PAGE = 500;
    private static final int USUAL_PAGE = 100;

    private Cursor() {}

    /**
     * A page of a collection.
     *
     * @param nextCursor absent on the last page
     */
    public record Page<T>(List<T> items, Optional<String> nextCursor) {}

    /** The id after which the page starts; absent for the first page. */
    public static Optional<String> after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST, "not a cursor: '" + cursor + "'", "Send the nextCursor of a page.");
        }
    }

    /** How many to serve, within the limits; the page is asked for with one more, to know whether there is a next. */
    public static int size(@Nullable Integer limit) {
        int size = limit == null ? USUAL_PAGE : limit;
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "limit must be 1 to " + LARGEST_PAGE + ", was " + size,
                    "Ask for smaller pages and follow nextCursor.");
        }
        return size;
    }

    /** Makes a page of the rows that were asked for with one more than fits. */
    public static <R, T> Page<T> page(List<R> rows, int size, Function<R, String> id, Function<R, T> view) {
        List<R> shown = rows.subList(0, Math.min(size, rows.size()));
        Optional<String> next = rows.size() > size
                ? Optional.of(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(id.apply(shown.get(shown.size() - 1)).getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
