package dev.assay.gold;

/** Whether a verdict, another label or the reason of sampling was visible before a human decided. */
public enum Blindness {
    BLIND,
    NOT_BLIND,
    UNKNOWN
}
