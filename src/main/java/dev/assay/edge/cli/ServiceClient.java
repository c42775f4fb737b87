package dev.assay.edge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Speaks to a service's REST interface; a refusal ends the command with the service's own words. */
public final class ServiceClient {

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final Optional<String> key;

    /**
     * @param base the service's address without a path
     * @param key sent as a bearer token
     */
    public ServiceClient(URI base, Optional<String> key) {
        this.base = base;
        this.key = key;
    }

    public URI base() {
        return base;
    }

    /** One segment of a path or one value of a query, encoded. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public JsonNode get(String path) {
        return tree(text(path, "application/json"));
    }

    /** What is there, with its entity tag; empty where nothing is. */
    public Optional<Tagged> find(String path) {
        HttpResponse<String> response =
                answer(request(path).header("Accept", "application/json").GET());
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(new Tagged(
                tree(accepted(response)), response.headers().firstValue("ETag").orElse("")));
    }

    /** A thing as it stands, and the tag that a change of it has to name. */
    public record Tagged(JsonNode body, String tag) {}

    /** Stores text under a path, as a change of what was found there. */
    public JsonNode put(String path, String body, String contentType, Optional<Tagged> changed) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", contentType).PUT(HttpRequest.BodyPublishers.ofString(body));
        changed.ifPresent(current -> request.header("If-Match", current.tag()));
        return tree(send(request));
    }

    /** The body in the media type asked for. */
    public String text(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    /** Writes the body in the media type asked for as it comes, whatever its size. */
    public void copy(String path, String accept, OutputStream to) {
        HttpRequest request = request(path).header("Accept", accept).GET().build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() >= 400) {
                    throw refused(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                body.transferTo(to);
                to.flush();
            }
        } catch (IOException broken) {
            throw unreachable(broken);
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    public JsonNode post(String path, JsonNode body) {
        return post(path, body.toString(), "application/json");
    }

    public JsonNode post(String path, String body, String contentType) {
        return tree(send(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** Sends a file as it is. */
    public JsonNode post(String path, java.nio.file.Path file, String contentType) throws IOException {
        return tree(
                send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofFile(file))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST_ANSWER);
        key.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private String send(HttpRequest.Builder request) {
        return accepted(answer(request));
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private String accepted(HttpResponse<String> response) {
        if (response.statusCode() >= 400) {
            throw refused(response.statusCode(), response.body());
        }
        return response.body();
    }

    private CommandFailure unreachable(IOException why) {
        return new CommandFailure(
                ExitCode.UNREACHABLE, "no service answers at " + base + " (" + why.getMessage() + ")");
    }

    private static CommandFailure interrupted() {
        Thread.currentThread().interrupt();
        return new CommandFailure(ExitCode.INTERRUPTED, "interrupted");
    }

    private CommandFailure refused(int status, String body) {
        ExitCode code = status == 401 || status == 403
                ? ExitCode.UNREACHABLE
                : status >= 500 ? ExitCode.UNEXPECTED : ExitCode.INVALID;
        StringBuilder message = new StringBuilder();
        try {
            JsonNode problem = json.readTree(body);
            message.append(problem.path("title").asText("refused"))
                    .append(": ")
                    .append(problem.path("detail").asText(""));
            for (JsonNode error : problem.path("errors")) {
                message.append("\n  ").append(line(error));
            }
            message.append("\nhint: ").append(problem.path("hint").asText(""));
        } catch (JsonProcessingException notAProblem) {
            message.append("the service answered ").append(status);
        }
        return new CommandFailure(code, message.toString());
    }

    private static String line(JsonNode error) {
        if (error.isTextual()) {
            return error.asText();
        }
        String where = error.has("source") ? error.path("source").asText() + ":" : "line ";
        return where + error.path("line").asText("?") + " " + error.path("rule").asText("") + ": "
                + error.path("detail").asText("");
    }

    private JsonNode tree(String body) {
        try {
            return body.isEmpty() ? json.nullNode() : json.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new CommandFailure(ExitCode.UNEXPECTED, "the service at " + base + " did not answer with JSON");
        }
    }
}
