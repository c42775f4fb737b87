package dev.assay.edge.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to listen in public without a key, and to answer to a foreign name on a loopback address. */
@ApplicationScoped
class AddressGuard {

    private static final int SHORTEST_KEY = 22;
    private static final int BEFORE_EVERYTHING = 10_000;

    private final ListenAddress address;
    private final ObjectMapper json;

    AddressGuard(ListenAddress address, ObjectMapper json) {
        this.address = address;
        this.json = json;
    }

    void onStart(@Observes StartupEvent starting) {
        if (address.isLoopback()) {
            return;
        }
        int length = address.adminKey().map(String::length).orElse(0);
        if (length < SHORTEST_KEY) {
            throw new IllegalStateException("will not listen on " + address.host()
                    + " without a key: set ASSAY_ADMIN_KEY to at least " + SHORTEST_KEY
                    + " random characters, or listen on 127.0.0.1");
        }
    }

    void filters(@Observes Filters filters) {
        filters.register(this::refuseForeigners, BEFORE_EVERYTHING);
    }

    private void refuseForeigners(RoutingContext request) {
        String host = request.request().getHeader("Host");
        if (host != null && !address.answersTo(host)) {
            refuse(
                    request,
                    new Refusal(
                            ProblemKind.FOREIGN_HOST,
                            "this service listens on loopback and does not answer to '" + host + "'",
                            "Use http://localhost or http://127.0.0.1."));
        } else if (address.isLoopback() && isFromAnotherSite(request.request())) {
            refuse(
                    request,
                    new Refusal(
                            ProblemKind.CROSS_SITE,
                            "a page of another site sent this request",
                            "Use the service's own pages, or a client that is not a web page."));
        } else {
            request.next();
        }
    }

    /** On loopback nobody logs in, so a browser must not be led to act here by a page from elsewhere. */
    private boolean isFromAnotherSite(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            boolean isOwn = site.equals("same-origin") || site.equals("none");
            boolean isNavigation =
                    request.method() == HttpMethod.GET && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
            return !isOwn && !isNavigation;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        int scheme = origin.indexOf("://");
        return scheme < 0 || !origin.substring(scheme + 3).equalsIgnoreCase(request.getHeader("Host"));
    }

    private void refuse(RoutingContext request, Refusal refusal) {
        Problem problem = Problem.of(refusal);
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(body(problem));
    }

    private String body(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
