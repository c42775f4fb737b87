package dev.assay.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A change after which an item deserves the label that it deserved before. */
public enum Change {
    /** None: the same item again. */
    COPY {
        @Override
        String changed(String text) {
            return text;
        }
    },
    /** Blank lines at the end. */
    TRAILING_NEWLINE {
        @Override
        String changed(String text) {
            return text + "\n\n";
        }
    },
    /** Line ends of another system. */
    CRLF {
        @Override
        String changed(String text) {
            return text.replace("\r\n", "\n").replace("\n", "\r\n");
        }
    },
    /** Two spaces for one. */
    DOUBLE_SPACES {
        @Override
        String changed(String text) {
            return text.replace(" ", "  ");
        }
    },
    /** The documents of {@code context} from last to first. */
    LIST_ORDER {
        @Override
        String changed(String text) {
            return text;
        }
    };

    abstract String changed(String text);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The other order of a list; empty where there is none. */
    static Optional<List<Object>> reversed(Object tree) {
        if (!(tree instanceof List<?> list) || list.size() < 2) {
            return Optional.empty();
        }
        List<Object> other = new ArrayList<>(list);
        Collections.reverse(other);
        return other.equals(list) ? Optional.empty() : Optional.of(other);
    }
}
