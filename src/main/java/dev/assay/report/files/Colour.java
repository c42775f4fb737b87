package dev.assay.report.files;

/** Whether a terminal report is coloured; whoever prints decides, by {@code NO_COLOR} and by whether a person reads it. */
public enum Colour {
    ANSI,
    NONE;

    String bold(String text) {
        return styled("1", text);
    }

    String dim(String text) {
        return styled("2", text);
    }

    String warning(String text) {
        return styled("33", text);
    }

    private String styled(String code, String text) {
        return this == NONE ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
