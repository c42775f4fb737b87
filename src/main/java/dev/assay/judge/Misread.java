package dev.assay.judge;

/** A reply turned out to be no verdict. */
final class Misread extends Exception {

    private final Reason why;

    Misread(Reason why) {
        super(why.code(), null, false, false);
        this.why = why;
    }

    Reason why() {
        return why;
    }
}
