package dev.assay.edge.files;

import java.util.Locale;

/** The rule that a file breaks: a closed list, so that people and programs can look it up. */
public enum FileRule {
    /** The bytes are not UTF-8. */
    BAD_UTF8,
    /** The text holds a character that no file may hold, such as NUL or half a surrogate pair. */
    BAD_TEXT,
    /** The text is not YAML, or not JSON. */
    SYNTAX,
    /** A YAML anchor or alias: the same content under two names is easily changed under one only. */
    ALIAS,
    /** A YAML tag, which would decide the type of a value behind the reader's back. */
    TAG,
    /** A file, a line or a list is over its limit. */
    TOO_LARGE,
    /** Mappings and lists are nested too deeply. */
    TOO_DEEP,
    /** The same key twice in one mapping. */
    DUPLICATE_KEY,
    /** A key that means nothing here. */
    UNKNOWN_KEY,
    /** A required key is absent, null or blank. */
    MISSING,
    /** A number where text is needed, text where a list is needed, and the like. */
    WRONG_TYPE,
    /** NaN, infinity, or a number beyond the range of a double. */
    NOT_FINITE,
    /** A number or a date outside its bounds. */
    OUT_OF_RANGE,
    /** A text that does not have the required shape. */
    BAD_VALUE,
    /** A word outside its closed list. */
    UNKNOWN_VALUE,
    /** Not 1 to 200 characters of {@code [A-Za-z0-9._:@-]}. */
    BAD_ID,
    /** The same id, or the same place, twice. */
    DUPLICATE,
    /** A label that is not on the scale. */
    OFF_SCALE,
    /** A name that nothing bears: a criterion, an input, a check. */
    UNKNOWN_REFERENCE,
    /** Two things that contradict each other. */
    CONFLICT,
    /** Labels of another version of the rubric, which are not comparable. */
    OTHER_VERSION,
    /** A key or token where only the name of an environment variable may stand. */
    SECRET,
    /** Known, and not served by this version. */
    NOT_SERVED;

    /** The word used in messages, JSON and documentation. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
