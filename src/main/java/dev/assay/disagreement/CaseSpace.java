package dev.assay.disagreement;

import dev.assay.judge.TextEmbedder;
import dev.assay.judge.WrittenLanguage;
import dev.assay.stats.learn.FeatureRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Places disagreements so that the product of two rows says how alike they are: in what the judge gave as reason above all,
 * and a little in what was judged.
 *
 * <p>Sentence vectors see meaning where the judge writes English; stems and runs of their characters see it in any
 * language. All are read against the cases in which the judge agreed with gold: what it says there too is no theme. Where most
 * disagreements come without a reason the items alone are compared.
 */
final class CaseSpace {

    private static final double SENTENCES = 2.5;
    /** The sentence model knows little of other languages than English. */
    private static final double SENTENCES_OF_OTHER_LANGUAGES = 0.5;
    /** Terms alone make texts of one theme less alike; so stretched, the same bounds serve. */
    private static final double STRETCH = 2;

    private static final double TERMS = 1;
    private static final double ITEMS = 0.15;
    /** Sentence vectors cost time, and so many ordinary texts show what is common. */
    private static final int ORDINARY_SENTENCES = 200;

    /** So many ordinary texts tell how frequent their terms are. */
    private static final int ORDINARY_TEXTS = 2_000;
    /** The beginning of a long text; what a judge says of it seldom hangs on more. */
    private static final int READ_CHARACTERS = 4_000;

    private final TextEmbedder embedder;

    CaseSpace(TextEmbedder embedder) {
        this.embedder = embedder;
    }

    /**
     * One row a disagreement; two of one theme have a product of some 0.3, two of different themes one near 0.
     *
     * @param agreeing cases of the same judge and criterion in which it agreed with gold, in an order that means nothing
     */
    List<FeatureRow> rows(List<CaseText> disagreeing, List<CaseText> agreeing) {
        boolean reasons = giveReasons(disagreeing);
        List<Block> blocks = new ArrayList<>();
        boolean isEnglish = isEnglish(disagreeing, reasons);
        double sentences = isEnglish ? SENTENCES : SENTENCES_OF_OTHER_LANGUAGES;
        if (reasons) {
            blocks.add(sentences(disagreeing, agreeing, CaseText::reason, text -> "", sentences));
            Stems stems = Stems.in(disagreeing.stream().map(CaseText::reason).toList());
            blocks.add(terms(disagreeing, agreeing, text -> stems.of(beginning(text.reason())), TERMS));
            blocks.add(terms(disagreeing, agreeing, text -> stems.runs(beginning(text.reason())), TERMS));
        }
        double items = reasons ? ITEMS : sentences;
        blocks.add(sentences(disagreeing, agreeing, CaseText::item, CaseText::language, items));
        Stems stems = Stems.in(disagreeing.stream().map(CaseText::item).toList());
        blocks.add(terms(disagreeing, agreeing, text -> stems.runs(beginning(text.item())), items));
        double all = blocks.stream().mapToDouble(Block::weight).sum() / (isEnglish ? 1 : STRETCH);
        int width = blocks.stream().mapToInt(Block::width).sum();
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 0; i < disagreeing.size(); i++) {
            FeatureRow.Builder row = new FeatureRow.Builder(width);
            int offset = 0;
            for (Block block : blocks) {
                block.write(i, row, offset, Math.sqrt(block.weight() / all));
                offset += block.width();
            }
            rows.add(row.build());
        }
        return rows;
    }

    /** The texts whose sentence vectors the rows of these cases rest on. */
    static Set<String> sentences(CaseTexts texts) {
        Set<String> read = new LinkedHashSet<>();
        List<CaseText> ordinary = ordinary(texts.agreeing());
        for (List<CaseText> some : List.of(texts.disagreeing(), ordinary)) {
            if (giveReasons(texts.disagreeing())) {
                some.forEach(text -> read.add(text.reason()));
            }
            some.forEach(text -> read.add(text.item()));
        }
        return read;
    }

    private static boolean giveReasons(List<CaseText> disagreeing) {
        return disagreeing.stream().filter(CaseText::hasReason).count() * 2 >= disagreeing.size();
    }

    private static List<CaseText> ordinary(List<CaseText> agreeing) {
        return agreeing.subList(0, Math.min(ORDINARY_SENTENCES, agreeing.size()));
    }

    /** Whether most texts that are compared are English, as far as that can be told; in doubt they are. */
    private static boolean isEnglish(List<CaseText> texts, boolean reasons) {
        long other = texts.stream()
                .map(text -> WrittenLanguage.of(reasons ? text.reason() : text.item())
                        .language()
                        .orElse("en"))
                .filter(language -> !language.equals("en"))
                .count();
        return 3 * other < texts.size();
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(READ_CHARACTERS, text.length()));
    }

    private interface Block {

        int width();

        double weight();

        void write(int text, FeatureRow.Builder row, int offset, double times);
    }

    private record Dense(double[][] vectors, int width, double weight) implements Block {

        @Override
        public void write(int text, FeatureRow.Builder row, int offset, double times) {
            for (int k = 0; k < width; k++) {
                row.add(offset + k, times * vectors[text][k]);
            }
        }
    }

    private record Sparse(List<FeatureRow> texts, int width, double weight) implements Block {

        @Override
        public void write(int text, FeatureRow.Builder row, int offset, double times) {
            texts.get(text).forEach((term, value) -> row.add(offset + term, times * value));
        }
    }

    private Block sentences(
            List<CaseText> disagreeing,
            List<CaseText> agreeing,
            Function<CaseText, String> text,
            Function<CaseText, String> language,
            double weight) {
        List<CaseText> ordinary = ordinary(agreeing);
        double[][] vectors = SentenceBlock.of(
                disagreeing.stream().map(text).toList(),
                disagreeing.stream().map(language).toList(),
                ordinary.stream().map(text).toList(),
                ordinary.stream().map(language).toList(),
                embedder);
        return new Dense(vectors, embedder.dimensions(), weight);
    }

    private static Block terms(
            List<CaseText> disagreeing,
            List<CaseText> agreeing,
            Function<CaseText, List<String>> terms,
            double weight) {
        List<CaseText> ordinary = agreeing.subList(0, Math.min(ORDINARY_TEXTS, agreeing.size()));
        ContrastTerms contrast = ContrastTerms.of(disagreeing, ordinary, terms);
        return new Sparse(
                disagreeing.parallelStream()
                        .map(text -> contrast.unit(terms.apply(text)))
                        .toList(),
                contrast.size(),
                weight);
    }
}
