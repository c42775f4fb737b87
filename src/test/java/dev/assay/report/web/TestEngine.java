package dev.assay.report.web;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.UserTagSectionHelper;
import io.quarkus.qute.Variant;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Renders the product's templates without the product: the same escaping, no container. */
public final class TestEngine {

    private TestEngine() {}

    public static Engine create() {
        EngineBuilder builder = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .strictRendering(true)
                .addLocator(TestEngine::locate);
        for (String tag : List.of("visible", "judge", "figure", "coverage")) {
            builder.addSectionHelper(new UserTagSectionHelper.Factory(tag, "tags/" + tag + ".html"));
        }
        return builder.build();
    }

    private static Optional<TemplateLocation> locate(String id) {
        String file = id.endsWith(".html") ? id : id + ".html";
        return Optional.ofNullable(TestEngine.class.getResource("/templates/" + file))
                .map(Html::new);
    }

    private record Html(URL url) implements TemplateLocation {

        @Override
        public Reader read() {
            try {
                return new InputStreamReader(url.openStream(), StandardCharsets.UTF_8);
            } catch (java.io.IOException gone) {
                throw new java.io.UncheckedIOException(gone);
            }
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }
}
