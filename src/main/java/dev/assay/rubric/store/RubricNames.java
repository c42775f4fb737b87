package dev.assay.rubric.store;

import dev.assay.edge.Refusal;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricRef;
import dev.assay.rubric.RubricVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;

/** Finds the rubric version that a request names: {@code id}, {@code id@major} or {@code id@major.minor.patch}. */
@ApplicationScoped
public class RubricNames {

    private final Rubrics rubrics;
    private final RubricDrafts drafts;

    RubricNames(Rubrics rubrics, RubricDrafts drafts) {
        this.rubrics = rubrics;
        this.drafts = drafts;
    }

    /**
     * Exactly the rubric that something was judged under: a version, or a draft that was tried.
     *
     * <p>The draft comes first: by the time somebody asks, its version number may belong to other words.
     */
    public Rubric require(String workspace, RubricRef ref, Fingerprint content) {
        return drafts.find(workspace, content)
                .or(() -> rubrics.find(workspace, ref))
                .orElseThrow(() -> Refusal.notFound("rubric", ref.toString()));
    }

    /** The named version, the highest of the named major, or the highest of all; refused where there is none. */
    public Rubric require(String workspace, String name) {
        int at = name.indexOf('@');
        if (at < 0) {
            return rubrics.latest(workspace, name).orElseThrow(() -> Refusal.notFound("rubric", name));
        }
        String id = name.substring(0, at);
        String version = name.substring(at + 1);
        if (version.matches("\\d{1,6}")) {
            int major = Integer.parseInt(version);
            return rubrics.versions(workspace, id).stream()
                    .filter(rubric -> rubric.version().major() == major)
                    .max(Comparator.comparing(Rubric::version))
                    .orElseThrow(() -> Refusal.notFound("rubric", name));
        }
        return rubrics.find(workspace, new RubricRef(id, RubricVersion.parse(version)))
                .orElseThrow(() -> Refusal.notFound("rubric", name));
    }
}
