package dev.assay.edge.files;

import java.util.regex.Pattern;

/** The shape of every id: ASCII, so that no two ids look the same and databases agree on what is equal. */
public final class Ids {

    /** For messages. */
    public static final String RULE = "1 to 200 characters of A-Z a-z 0-9 . _ : @ -";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:@-]{1,200}");

    private Ids() {}

    public static boolean isId(String text) {
        return SHAPE.matcher(text).matches();
    }
}
