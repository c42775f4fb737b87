package dev.assay.probe;

import dev.assay.edge.files.FileText;
import dev.assay.probe.files.ProbeReader;

/** Probes for tests, written as their files are. */
final class ProbeBuilder {

    private ProbeBuilder() {}

    /** An attack that appends its wordings. */
    static Probe attack(String id, String... texts) {
        return read(id, "attack", "append", texts);
    }

    /** A neutral probe that appends its wordings. */
    static Probe suffix(String id, String... texts) {
        return read(id, "neutral", "append", texts);
    }

    static Probe change(Change change) {
        return ProbeReader.read(
                new FileText("probe.yaml", """
                id: %s
                version: 1.0.0
                title: A change
                kind: neutral
                place: transform
                change: %s
                """.formatted(change.word().replace('_', '-'), change.word())));
    }

    static Probe read(String id, String kind, String place, String... texts) {
        StringBuilder yaml = new StringBuilder(
                "id: " + id + "\nversion: 1.0.0\ntitle: A probe\nkind: " + kind + "\nplace: " + place + "\ntexts:\n");
        for (String text : texts) {
            yaml.append("  - {language: en, text: \"").append(text).append("\"}\n");
        }
        return ProbeReader.read(new FileText("probe.yaml", yaml.toString()));
    }
}
