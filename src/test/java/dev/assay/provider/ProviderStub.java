package dev.assay.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * A provider of chat completions on loopback that keeps a ledger of what it was asked and what it answered.
 *
 * <p>One thread and no library, so that it leaves the processors to the service under test. {@code POST
 * …/chat/completions} is answered by {@link Behaviour}; {@code GET /ledger} and {@code GET /stats} show what was seen,
 * {@code POST /reset} forgets it, {@code POST /config} changes how it behaves.
 */
public final class ProviderStub implements AutoCloseable {

    private static final int BACKLOG = 2048;
    private static final int RECEIVE_BYTES = 64 * 1024;

    private final Ledger ledger = new Ledger();
    private final Selector selector;
    private final ServerSocketChannel server;
    private final Thread thread;
    private final ByteBuffer received = ByteBuffer.allocateDirect(RECEIVE_BYTES);
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::sequence));
    private final Map<String, TokenBucket> buckets = new HashMap<>();
    private final Controls controls = new Controls(ledger, this::configure);
    private volatile Behaviour behaviour;
    private volatile boolean isRefilled;
    private volatile boolean isOpen = true;
    private long sequence;

    /** Something to do at a time of {@link System#nanoTime()}. */
    private record Due(long at, long sequence, Exchange exchange, Runnable act) {}

    private ProviderStub(int port, Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        this.selector = Selector.open();
        this.server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        this.thread = new Thread(this::serve, "provider-stub");
        thread.setDaemon(true);
    }

    /** Starts on a free port. */
    public static ProviderStub start(Behaviour behaviour) throws IOException {
        return start(0, behaviour);
    }

    private static ProviderStub start(int port, Behaviour behaviour) throws IOException {
        ProviderStub stub = new ProviderStub(port, behaviour);
        stub.thread.start();
        return stub;
    }

    /** Serves until it is killed: {@code [port] [configuration as one JSON object]}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 18080;
        Behaviour behaviour =
                arguments.length > 1 ? Controls.changed(Behaviour.PROMPT, Json.read(arguments[1])) : Behaviour.PROMPT;
        ProviderStub stub = start(port, behaviour);
        System.out.println("listening on http://127.0.0.1:" + stub.port() + "/v1");
        stub.thread.join();
    }

    public int port() {
        return server.socket().getLocalPort();
    }

    /** What a judge's file names. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Behaves otherwise from now on; buckets are full again. */
    public void configure(Behaviour changed) {
        behaviour = changed;
        isRefilled = true;
    }

    /** Forgets what was seen, and behaves otherwise from now on. */
    public void reset(Behaviour changed) {
        ledger.reset();
        configure(changed);
    }

    @Override
    public void close() throws IOException {
        isOpen = false;
        selector.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try {
            while (isOpen) {
                select();
                var keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    handle(key);
                }
                actOnTime();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the provider's stub broke", e);
        }
    }

    private void select() throws IOException {
        Due next = due.peek();
        if (next == null) {
            selector.select();
            return;
        }
        long wait = next.at() - System.nanoTime();
        if (wait <= 0) {
            selector.selectNow();
        } else {
            selector.select(TimeUnit.NANOSECONDS.toMillis(wait) + 1);
        }
    }

    private void actOnTime() {
        while (!due.isEmpty() && due.peek().at() <= System.nanoTime()) {
            Due now = due.poll();
            now.act().run();
            write(now.exchange().connection());
        }
    }

    private void handle(SelectionKey key) throws IOException {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept();
            return;
        }
        Connection connection = (Connection) key.attachment();
        if (key.isReadable()) {
            read(connection);
        }
        if (key.isValid() && key.isWritable()) {
            write(connection);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        while (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new Connection(channel, key, ledger));
            channel = server.accept();
        }
    }

    private void read(Connection connection) {
        try {
            received.clear();
            int count = connection.channel().read(received);
            if (count < 0) {
                connection.close();
                return;
            }
            connection.requests().add(received.flip());
            Optional<HttpRequestReader.Request> request = connection.requests().next();
            while (request.isPresent()) {
                take(connection, request.get());
                request = connection.requests().next();
            }
            connection.write();
        } catch (IOException | IllegalArgumentException broken) {
            connection.close();
        }
    }

    private static void write(Connection connection) {
        try {
            connection.write();
        } catch (IOException broken) {
            connection.close();
        }
    }

    private void take(Connection connection, HttpRequestReader.Request request) {
        if (!request.path().endsWith("/chat/completions")) {
            Exchange exchange = new Exchange(connection, Optional.empty());
            connection.queue(exchange);
            exchange.answer(controlled(request));
            return;
        }
        ChatRequest asked;
        try {
            asked = ChatRequest.read(request.body());
        } catch (IllegalArgumentException noRequest) {
            Exchange exchange = new Exchange(connection, Optional.empty());
            connection.queue(exchange);
            exchange.answer(HttpAnswer.badRequest(String.valueOf(noRequest.getMessage())));
            return;
        }
        ask(connection, asked, request.authorization());
    }

    private HttpAnswer controlled(HttpRequestReader.Request request) {
        try {
            return controls.answer(request, behaviour);
        } catch (IllegalArgumentException bad) {
            return HttpAnswer.badRequest(String.valueOf(bad.getMessage()));
        }
    }

    private void ask(Connection connection, ChatRequest asked, String authorization) {
        Behaviour now = behaviour;
        long arrived = System.nanoTime();
        String account = authorization.isEmpty() ? "" : Integer.toHexString(authorization.hashCode());
        long wait = waitOf(account, now, arrived);
        Ledger.Line line = ledger.arrived(
                asked,
                account,
                arrived,
                attempt -> wait > 0 ? Fate.RATE_LIMITED : now.faults().fate(now.seed(), asked.key(), attempt));
        Exchange exchange = new Exchange(connection, Optional.of(line));
        connection.queue(exchange);
        long number = ++sequence;
        switch (line.fate()) {
            case HANG -> {}
            case RATE_LIMITED -> {
                long asks = wait > 0 ? wait : now.faults().retryAfter().toNanos();
                ledger.toWait(line, arrived, HttpAnswer.asked(asks));
                exchange.answer(HttpAnswer.tooMany(asks));
            }
            case DROPPED -> later(arrived, number, exchange, now, exchange::drop);
            default ->
                later(
                        arrived,
                        number,
                        exchange,
                        now,
                        () -> exchange.answer(HttpAnswer.of(line.fate(), asked, now, number)));
        }
    }

    /** How long a request of an account has to wait, in nanoseconds; 0 when it may be served. */
    private long waitOf(String account, Behaviour now, long arrived) {
        if (isRefilled) {
            isRefilled = false;
            buckets.clear();
        }
        if (ledger.inFlight() >= now.maxConcurrency()) {
            return Math.max(TimeUnit.MILLISECONDS.toNanos(1), now.latency().toNanos());
        }
        return buckets.computeIfAbsent(account, first -> new TokenBucket(now.bucket(), arrived))
                .take(arrived);
    }

    private void later(long arrived, long number, Exchange exchange, Behaviour now, Runnable act) {
        if (now.latency().isZero()) {
            act.run();
        } else {
            due.add(new Due(arrived + now.latency().toNanos(), number, exchange, act));
        }
    }
}
