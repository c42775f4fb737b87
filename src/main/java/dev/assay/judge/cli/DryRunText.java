package dev.assay.judge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.judge.InvisibleText;

/** A dry run as a person reads it in a terminal: prompt, reply, verdict and price of each question. */
final class DryRunText {

    private final StringBuilder text = new StringBuilder();

    private DryRunText() {}

    /** @param tried the answer of {@code POST /v1/judges/{id}/dry-run} */
    static String of(JsonNode tried) {
        DryRunText text = new DryRunText();
        tried.forEach(text::question);
        return text.text.toString();
    }

    private void question(JsonNode tried) {
        JsonNode verdict = tried.path("verdict");
        String swapped = verdict.path("swapped").asBoolean() ? ", swapped" : "";
        line("=== " + verdict.path("judge").asText() + " on "
                + verdict.path("criterion").asText() + ", sample "
                + verdict.path("sample").asInt() + swapped);
        JsonNode prompt = tried.path("prompt");
        if (prompt.isObject()) {
            section("system", prompt.path("system").asText());
            section("user", prompt.path("user").asText());
        }
        tried.path("raw").forEach(raw -> section("reply, as received", raw.asText()));
        section("verdict", verdict(verdict));
        line("cost: " + tried.path("cost").asText() + "\n");
    }

    private static String verdict(JsonNode verdict) {
        String said = verdict.hasNonNull("label")
                ? verdict.path("label").asText()
                : verdict.hasNonNull("score")
                        ? verdict.path("score").asText()
                        : "no label, " + verdict.path("reason").asText();
        StringBuilder all = new StringBuilder(verdict.path("status").asText() + ": " + said);
        for (String more : new String[] {"confidence", "rationale", "evidence", "flags"}) {
            JsonNode value = verdict.path(more);
            if (!value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty())) {
                all.append('\n').append(more).append(": ").append(value.isTextual() ? value.asText() : value);
            }
        }
        return all.toString();
    }

    private void section(String name, String content) {
        line("--- " + name);
        line(content);
    }

    /** What strangers wrote must not steer the terminal. */
    private void line(String line) {
        text.append(InvisibleText.marked(line)).append('\n');
    }
}
