package dev.assay.report.web;

import java.util.regex.Pattern;

/** A name inside a command that a person may copy into a shell. */
final class CommandWord {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,127}");

    private CommandWord() {}

    /** The name if no shell would take any of it for something else, otherwise a placeholder. */
    static String of(String name, String placeholder) {
        return HARMLESS.matcher(name).matches() ? name : placeholder;
    }
}
