package dev.assay.judge;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a judge can have quoted of an item: every text of every input, as it is and as the judge saw it. */
final class QuotableText {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final List<String> texts;

    private QuotableText(List<String> texts) {
        this.texts = texts;
    }

    static QuotableText of(Question question) {
        Item item = question.item();
        List<String> inputs = question.rubric().inputs();
        List<String> texts = new ArrayList<>(new ShownItem(item, inputs, Order.AS_GIVEN, LongTexts.WHOLE).values());
        for (String input : inputs) {
            item.field(input).map(CanonicalContent::tree).ifPresent(tree -> collect(tree, texts));
        }
        return new QuotableText(texts.stream().distinct().toList());
    }

    /** Whether the quote occurs letter by letter; only white space may be wrapped differently. */
    boolean holds(String quote) {
        if (texts.stream().anyMatch(text -> text.contains(quote))) {
            return true;
        }
        String sought = comparable(quote);
        return texts.stream().anyMatch(text -> comparable(text).contains(sought));
    }

    private static void collect(@Nullable Object tree, List<String> texts) {
        if (tree instanceof String text) {
            texts.add(text);
            texts.add(InvisibleText.marked(text));
        } else if (tree instanceof List<?> list) {
            list.forEach(element -> collect(element, texts));
        } else if (tree instanceof Map<?, ?> map) {
            map.values().forEach(value -> collect(value, texts));
        }
    }

    private static String comparable(String text) {
        return WHITE_SPACE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }
}
