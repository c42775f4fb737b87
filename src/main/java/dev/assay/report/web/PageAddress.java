package dev.assay.report.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A page of a run by its address.
 *
 * @param page such as {@code clusters}
 * @param query in the order of the address, not yet encoded
 */
public record PageAddress(String run, String page, Map<String, String> query) {

    public PageAddress {
        query = new LinkedHashMap<>(query);
    }

    /** The page as it is without a query. */
    public static PageAddress of(String run, String page) {
        return new PageAddress(run, page, Map.of());
    }

    /** The same page with one more parameter; without it where the value is absent. */
    public PageAddress with(String name, Optional<String> value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.remove(name);
        value.ifPresent(given -> more.put(name, given));
        return new PageAddress(run, page, more);
    }

    /** A path on this server, encoded. */
    public String path() {
        String parameters = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return "/runs/" + encoded(run) + "/" + page + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
