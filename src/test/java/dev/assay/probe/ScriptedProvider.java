package dev.assay.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider on loopback whose model is a script: it reads the work between the fences of the prompt and answers by it. It
 * proves that probes find what was planted, and says nothing about any model.
 */
final class ScriptedProvider implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FENCED = Pattern.compile("<<<([0-9a-f]{24})\n(.*?)\n\\1>>>", Pattern.DOTALL);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    /**
     * @param script from the last fenced text of the prompt, the output, to the reply
     */
    ScriptedProvider(UnaryOperator<String> script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 64);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, script));
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private static void answer(HttpExchange exchange, UnaryOperator<String> script) {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            JsonNode messages = request.path("messages");
            String asked = messages.path(messages.size() - 1).path("content").asText();
            ObjectNode reply = JSON.createObjectNode();
            reply.put("id", "chatcmpl-1")
                    .put("object", "chat.completion")
                    .put("created", 1)
                    .put("model", "script-1");
            ObjectNode choice = reply.putArray("choices").addObject();
            choice.put("index", 0).put("finish_reason", "stop");
            choice.putObject("message").put("role", "assistant").put("content", script.apply(output(asked)));
            reply.putObject("usage")
                    .put("prompt_tokens", 10)
                    .put("completion_tokens", 10)
                    .put("total_tokens", 20);
            byte[] body = reply.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String output(String prompt) {
        String last = "";
        Matcher fenced = FENCED.matcher(prompt);
        while (fenced.find()) {
            last = fenced.group(2);
        }
        return last;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
