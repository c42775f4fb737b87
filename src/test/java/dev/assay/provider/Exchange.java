package dev.assay.provider;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request and the answer that it will get. Used by the stub's thread only. */
final class Exchange {

    private final Connection connection;
    private final Optional<Ledger.Line> line;
    private @Nullable HttpAnswer answer;
    private boolean drops;
    private boolean isOver;

    /** @param line empty for a request that is no question */
    Exchange(Connection connection, Optional<Ledger.Line> line) {
        this.connection = connection;
        this.line = line;
    }

    Connection connection() {
        return connection;
    }

    Optional<Ledger.Line> line() {
        return line;
    }

    void answer(HttpAnswer ready) {
        answer = ready;
    }

    Optional<HttpAnswer> answer() {
        return Optional.ofNullable(answer);
    }

    void drop() {
        drops = true;
    }

    boolean isDropped() {
        return drops;
    }

    /** Whether this is the first end; later ones are none. */
    boolean ends() {
        boolean first = !isOver;
        isOver = true;
        return first;
    }
}
