package dev.assay.judge;

/** In which order a judge saw the two outputs of a pair; single outputs are always as given. */
public enum Order {
    AS_GIVEN,
    SWAPPED;

    public boolean isSwapped() {
        return this == SWAPPED;
    }

    /** The order that a file's or a row's {@code swapped} means. */
    public static Order ofSwapped(boolean swapped) {
        return swapped ? SWAPPED : AS_GIVEN;
    }
}
