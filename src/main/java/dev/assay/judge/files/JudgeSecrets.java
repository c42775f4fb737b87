package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses keys and tokens in a judge file, and keeps what it found out of all messages about the file. */
final class JudgeSecrets {

    static final String ADVICE = "name the environment variable that holds it: apiKeyEnv: OPENAI_API_KEY";

    private static final Set<String> KEYS = Set.of(
            "apikey",
            "key",
            "token",
            "accesstoken",
            "secret",
            "apisecret",
            "password",
            "authorization",
            "bearer",
            "credential",
            "credentials");

    /** The beginnings by which providers mark their keys, and the two ways in which a URL or a header carries one. */
    private static final Pattern SHAPE = Pattern.compile("(sk|pk|rk)[-_](?=.*\\d)[A-Za-z0-9_-]{16,}"
            + "|(AKIA|ASIA)[0-9A-Z]{16}"
            + "|AIza[0-9A-Za-z_-]{30,}"
            + "|(ghp|gho|ghs|hf|xai|gsk|glpat|xox[abps])[-_][A-Za-z0-9_-]{16,}"
            + "|eyJ[A-Za-z0-9_-]{10,}\\..*"
            + "|(?i:bearer|basic) +[A-Za-z0-9._~+/=-]{16,}"
            + "|[a-z]+://[^/@\\s]+@.*");

    private JudgeSecrets() {}

    static void refuse(FileMap map) {
        for (FileNode.Entry entry : map.everyEntry()) {
            boolean named = KEYS.contains(
                    entry.key().toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""));
            boolean shaped = entry.value() instanceof FileNode.Text text
                    && SHAPE.matcher(text.value()).matches();
            if (named || shaped) {
                hide(map, entry.value());
                map.pass(entry.key());
                String detail = "'" + entry.key() + "' holds a secret, and no file may hold one";
                map.problem(entry.value().place(), FileRule.SECRET, detail, ADVICE);
            }
        }
    }

    private static void hide(FileMap map, FileNode value) {
        if (value instanceof FileNode.Text text) {
            map.hide(text.value());
        }
    }
}
