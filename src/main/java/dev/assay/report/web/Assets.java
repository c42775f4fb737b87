package dev.assay.report.web;

import io.quarkiverse.web.bundler.runtime.Bundle;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one bundle of style and script that the build makes, for pages by its address and for files by its content. */
public final class Assets {

    private static final String BUNDLE = "app";

    /** Development mode serves the bundle from this folder and keeps it off the class path. */
    private static final Path DEVELOPMENT = Path.of("target", "web-bundler", "dev", "dist");

    private Assets() {}

    /** Where pages find the bundle. */
    public static PageAssets ofPages(Bundle bundle) {
        return new PageAssets(bundle.style(BUNDLE), bundle.script(BUNDLE));
    }

    /** The bundle's content, for a file that must stand alone. */
    public static InlineAssets inline(Bundle bundle) {
        return InlineAssets.of(read(bundle.style(BUNDLE)), read(bundle.script(BUNDLE)));
    }

    /** Scheme, host and port by which the caller reached this service. */
    static String service(UriInfo uri) {
        URI base = uri.getBaseUri();
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    private static String read(String address) {
        String path = URI.create(address).getPath();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream resource = loader.getResourceAsStream("META-INF/resources" + path)) {
            byte[] content = resource == null
                    ? Files.readAllBytes(DEVELOPMENT.resolve(path.substring(1)))
                    : resource.readAllBytes();
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("the bundle " + address + " is not where the build puts it", missing);
        }
    }
}
