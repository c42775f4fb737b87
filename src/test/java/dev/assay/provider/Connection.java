package dev.assay.provider;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** A client's connection: its answers go out in the order of its requests. Used by the stub's thread only. */
final class Connection {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Ledger ledger;
    private final HttpRequestReader requests = new HttpRequestReader();
    private final Deque<Exchange> exchanges = new ArrayDeque<>();

    Connection(SocketChannel channel, SelectionKey key, Ledger ledger) {
        this.channel = channel;
        this.key = key;
        this.ledger = ledger;
    }

    SocketChannel channel() {
        return channel;
    }

    HttpRequestReader requests() {
        return requests;
    }

    void queue(Exchange exchange) {
        exchanges.add(exchange);
    }

    /** Writes what is ready, as far as the network takes it. */
    void write() throws IOException {
        if (!key.isValid()) {
            return;
        }
        while (!exchanges.isEmpty()) {
            Exchange first = exchanges.peek();
            if (first.isDropped()) {
                exchanges.poll();
                end(first, () -> first.line().ifPresent(line -> ledger.dropped(line, System.nanoTime())));
                close();
                return;
            }
            if (first.answer().isEmpty()) {
                break;
            }
            HttpAnswer answer = first.answer().get();
            channel.write(answer.bytes());
            if (answer.bytes().hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            exchanges.poll();
            end(first, () -> first.line()
                    .ifPresent(line -> ledger.written(line, answer.completionTokens(), System.nanoTime())));
        }
        if (key.interestOps() != SelectionKey.OP_READ) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Closes; what was not wholly answered counts as aborted by the client. */
    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException goneAnyway) {
            // there is nobody left to tell
        }
        exchanges.forEach(exchange ->
                end(exchange, () -> exchange.line().ifPresent(line -> ledger.aborted(line, System.nanoTime()))));
        exchanges.clear();
    }

    private static void end(Exchange exchange, Runnable settle) {
        if (exchange.ends()) {
            settle.run();
        }
    }
}
