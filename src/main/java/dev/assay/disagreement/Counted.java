package dev.assay.disagreement;

/** Numbers with their nouns. */
final class Counted {

    private Counted() {}

    /** "1 item", "2 items". */
    static String of(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
