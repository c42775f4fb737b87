package dev.assay.disagreement;

import dev.assay.evalset.Item;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.judge.WrittenLanguage;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes an item hard to judge for anybody, as far as its text alone shows it. */
enum ItemDefect {
    EMPTY("empty"),
    CUT_OFF("cut off"),
    GARBLED("garbled"),
    OTHER_LANGUAGE("in another language than stated");

    /** Letters and digits, since not every script has words with blanks between them. */
    private static final int FEWEST_CHARACTERS = 3;

    private static final Pattern CUT =
            Pattern.compile("(…|\\.\\.\\.|\\[(truncated|cut)])\\s*$", Pattern.CASE_INSENSITIVE);
    /** What UTF-8 looks like when it was read as another encoding, and the mark of characters that were lost. */
    private static final Pattern MOJIBAKE = Pattern.compile("\uFFFD|Ã[\\u0080-\\u00BF]|â€");

    private final String phrase;

    ItemDefect(String phrase) {
        this.phrase = phrase;
    }

    String phrase() {
        return phrase;
    }

    /**
     * The defects that can be seen.
     *
     * @param text what the annotator saw, without what they made of it
     */
    static Set<ItemDefect> in(Item item, String text, CombinedJudgement judgement) {
        Set<ItemDefect> defects = EnumSet.noneOf(ItemDefect.class);
        if (text.codePoints().filter(Character::isLetterOrDigit).count() < FEWEST_CHARACTERS) {
            defects.add(EMPTY);
        }
        if (CUT.matcher(text).find() || isFlagged(judgement, Verdict.Flag.ITEM_CUT)) {
            defects.add(CUT_OFF);
        }
        if (MOJIBAKE.matcher(text).find()) {
            defects.add(GARBLED);
        }
        String stated = item.metaText("language").orElse("").toLowerCase(Locale.ROOT);
        String code = stated.length() > 2 ? stated.substring(0, 2) : stated;
        boolean isOther = WrittenLanguage.known().contains(code)
                && WrittenLanguage.of(text)
                        .language()
                        .filter(language -> !language.equals(code))
                        .isPresent();
        if (isOther) {
            defects.add(OTHER_LANGUAGE);
        }
        return defects;
    }

    /** Whether any of the samples carries the flag. */
    static boolean isFlagged(CombinedJudgement judgement, Verdict.Flag flag) {
        return judgement.samples().stream()
                .map(sample -> sample.verdict())
                .anyMatch(verdict -> verdict instanceof Verdict.Scored scored
                        && scored.flags().contains(flag));
    }
}
