package dev.assay.house.planted.disagreement;

import org.tartarus.snowball.ext.EnglishStemmer;

/** Cuts words to their stems beside the class that does. */
final class StemsOnItsOwn {

    private StemsOnItsOwn() {}

    static EnglishStemmer stemmer() {
        return new EnglishStemmer();
    }
}
