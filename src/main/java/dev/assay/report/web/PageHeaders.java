package dev.assay.report.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells browsers what a page may do: nothing but run our script, use our style and ask this server. Answers that are
 * not HTML stay as they are, and so does a policy that a resource has set itself.
 */
@Provider
public class PageHeaders implements ContainerResponseFilter {

    /** The policy of every page that is not a file on its own. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (isHtml(response.getMediaType())) {
            add(response.getHeaders());
        }
    }

    private static boolean isHtml(@org.jspecify.annotations.Nullable MediaType type) {
        return type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE) && !type.isWildcardType();
    }

    private static void add(MultivaluedMap<String, Object> headers) {
        if (!headers.containsKey(CONTENT_SECURITY_POLICY)) {
            headers.putSingle(CONTENT_SECURITY_POLICY, POLICY);
        }
        headers.putSingle("Referrer-Policy", "no-referrer");
        headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
        headers.putSingle("Cross-Origin-Resource-Policy", "same-origin");
    }
}
