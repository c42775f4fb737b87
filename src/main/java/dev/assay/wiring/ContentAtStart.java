package dev.assay.wiring;

import dev.assay.access.Caller;
import dev.assay.content.Content;
import dev.assay.content.files.ContentFolder;
import dev.assay.content.files.InvalidContent;
import dev.assay.content.store.ContentStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads the content folder before anything is served; a service does not start on files that are wrong. */
@ApplicationScoped
class ContentAtStart {

    private static final Logger LOG = Logger.getLogger(ContentAtStart.class);

    private final ContentStore store;
    private final ShippedProbes probes;
    private final Path folder;

    ContentAtStart(
            ContentStore store, ShippedProbes probes, @ConfigProperty(name = "assay.content.dir") String folder) {
        this.store = store;
        this.probes = probes;
        this.folder = Path.of(folder).toAbsolutePath().normalize();
    }

    void load(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent starting) throws IOException {
        Content content = ContentFolder.read(folder);
        store.configure(Caller.system(), content);
        probes.put(content.probes());
        List<String> changed = content.evalsets().stream()
                .map(evalset -> store.bringIn(Caller.system(), evalset))
                .flatMap(Optional::stream)
                .toList();
        if (!changed.isEmpty()) {
            throw new InvalidContent(changed);
        }
        LOG.infof(
                "content in %s: %d rubrics, %d prompts, %d judges, %d probes, %d evalsets",
                folder,
                content.rubrics().size(),
                content.prompts().size(),
                content.judges().size(),
                content.probes().size(),
                content.evalsets().size());
    }
}
