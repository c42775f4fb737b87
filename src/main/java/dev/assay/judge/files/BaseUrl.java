package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.judge.Provider;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where a provider is reached: by https, or by http on this machine only. */
final class BaseUrl {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]");

    private BaseUrl() {}

    /** Without trailing slashes, so that two spellings of one address have one fingerprint. */
    static Optional<URI> read(FileMap map, Optional<Provider> provider) {
        if (!map.has("baseUrl")) {
            Optional<URI> usual = provider.flatMap(BaseUrl::usual);
            if (provider.isPresent() && usual.isEmpty()) {
                map.require("baseUrl");
            }
            return usual;
        }
        Optional<String> text = map.text("baseUrl");
        Optional<URI> url = text.flatMap(BaseUrl::parse);
        if (text.isPresent() && url.isEmpty()) {
            map.problem(
                    "baseUrl",
                    FileRule.BAD_VALUE,
                    "'baseUrl' must be https://host[:port][/path], or http on a loopback host, without user, query"
                            + " and fragment");
        }
        return url;
    }

    /** Where the provider lives; absent where a customer or a region has an address of its own. */
    private static Optional<URI> usual(Provider provider) {
        return switch (provider) {
            case OPENAI -> Optional.of(URI.create("https://api.openai.com/v1"));
            case ANTHROPIC -> Optional.of(URI.create("https://api.anthropic.com/v1"));
            case GEMINI -> Optional.of(URI.create("https://generativelanguage.googleapis.com/v1beta"));
            case MISTRAL -> Optional.of(URI.create("https://api.mistral.ai/v1"));
            case OLLAMA -> Optional.of(URI.create("http://127.0.0.1:11434"));
            case BEDROCK, AZURE_OPENAI -> Optional.empty();
        };
    }

    private static Optional<URI> parse(String text) {
        try {
            URI url = new URI(text.replaceAll("/+$", "")).normalize();
            return isAllowed(url) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(URI url) {
        if (url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
            return false;
        }
        boolean local = LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
        return "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && local);
    }
}
