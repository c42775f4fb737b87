package dev.assay.judge.llm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictParser;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How a model weighed the labels, from the tokens that it might have said where its label begins.
 *
 * <p>A token counts for a label where it begins that label and no other; what is left is scaled to a sum of 1. A numeric
 * verdict becomes the expected score Σ p·score over the numbers of the scale that are one token (G-Eval, arXiv 2303.16634).
 * Where the tokens that count hold less than half of the probability, nothing is said.
 *
 * @param chances in [0,1] by label as the judge saw it; they sum to 1
 * @param said the label of the reply
 */
record LabelChances(Map<Label, Double> chances, Label said) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final double LEAST_COVERAGE = 0.5;

    LabelChances {
        // in the order of the options: a sum of doubles depends on it
        chances = Collections.unmodifiableMap(new LinkedHashMap<>(chances));
    }

    /**
     * Looks at a reply that holds one verdict with a label of the scale.
     *
     * @return absent where the label cannot be found among the tokens, or too little of the probability is known
     */
    static Optional<LabelChances> of(Scale scale, String reply, TokenChances tokens) {
        Optional<Said> said = Said.in(reply, VerdictParser.choiceKey(scale));
        return said.flatMap(value -> Place.of(reply, value, tokens))
                .flatMap(place -> scale.fold(
                        categorical -> named(categorical, place, said.get()),
                        numeric -> scored(numeric, place, said.get())));
    }

    /** The verdict, with what the model's weighing makes of its confidence and its score. */
    Verdict.Scored weigh(Verdict.Scored verdict) {
        double confidence = chances.getOrDefault(said, 0.0);
        Label label = verdict.value() instanceof Label.Score ? Label.score(expected()) : verdict.value();
        return new Verdict.Scored(
                label,
                OptionalDouble.of(Math.min(1, confidence)),
                verdict.rationale(),
                verdict.evidence(),
                verdict.flags());
    }

    private double expected() {
        return chances.entrySet().stream()
                .mapToDouble(chance -> chance.getValue() * ((Label.Score) chance.getKey()).value())
                .sum();
    }

    private static Optional<LabelChances> named(Scale.Categorical scale, Place place, Said said) {
        Map<String, Label> spellings = new LinkedHashMap<>();
        scale.labels().forEach(label -> spellings.put(label, Label.named(label)));
        scale.aliases().forEach((alias, label) -> spellings.put(alias, Label.named(label)));
        Map<Label, Double> masses = new LinkedHashMap<>();
        for (TokenChances.Option option : place.step().options()) {
            Optional<String> begun = place.after(option.text());
            Set<Label> meant = new LinkedHashSet<>();
            spellings.forEach((spelling, label) -> {
                String whole = TokenChances.bytes(spelling) + '"';
                if (begun.filter(text -> whole.startsWith(text) || text.startsWith(whole))
                        .isPresent()) {
                    meant.add(label);
                }
            });
            if (meant.size() == 1) {
                masses.merge(meant.iterator().next(), option.probability(), Double::sum);
            }
        }
        return scale.label(said.text()).flatMap(label -> scaled(masses, label));
    }

    private static Optional<LabelChances> scored(Scale.Numeric scale, Place place, Said said) {
        Map<Label, Double> masses = new LinkedHashMap<>();
        for (TokenChances.Option option : place.step().options()) {
            place.after(option.text())
                    .flatMap(text -> number(scale, text))
                    .ifPresent(score -> masses.merge(score, option.probability(), Double::sum));
        }
        // a number of several tokens: what stands here is its beginning, and says another number
        return place.after(place.step().text())
                .flatMap(text -> number(scale, text))
                .filter(score -> score.equals(Label.score(new BigDecimal(said.text()).doubleValue())))
                .flatMap(score -> scaled(masses, score));
    }

    /** The number that a token is; on a scale with fractions a token of digits alone may be the beginning of several. */
    private static Optional<Label> number(Scale.Numeric scale, String token) {
        String text = token.replaceFirst("[\\s,}]+$", "");
        boolean isWhole = scale.min() == Math.rint(scale.min()) && scale.step() == Math.rint(scale.step());
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,15})?") || (!isWhole && text.equals(token) && !text.contains("."))) {
            return Optional.empty();
        }
        double score = Double.parseDouble(text);
        return scale.holds(score) ? Optional.of(Label.score(score)) : Optional.empty();
    }

    private static Optional<LabelChances> scaled(Map<Label, Double> masses, Label said) {
        double covered =
                masses.values().stream().mapToDouble(Double::doubleValue).sum();
        if (covered < LEAST_COVERAGE || !masses.containsKey(said)) {
            return Optional.empty();
        }
        masses.replaceAll((label, mass) -> mass / covered);
        return Optional.of(new LabelChances(masses, said));
    }

    /**
     * The value of the choice in a reply.
     *
     * @param text as JSON reads it
     * @param start of its first character in the reply, behind the quote of a text
     */
    private record Said(String text, int start) {

        static Optional<Said> in(String reply, String key) {
            int brace = reply.indexOf('{');
            if (brace < 0) {
                return Optional.empty();
            }
            char[] chars = reply.toCharArray();
            try (JsonParser parser = JSON.createParser(chars, brace, chars.length - brace)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean isChoice = key.equals(parser.currentName());
                    JsonToken value = parser.nextToken();
                    if (isChoice) {
                        int at = brace + (int) parser.currentTokenLocation().getCharOffset();
                        return value.isScalarValue()
                                ? Optional.of(new Said(parser.getText(), value == JsonToken.VALUE_STRING ? at + 1 : at))
                                : Optional.empty();
                    }
                    parser.skipChildren();
                }
            } catch (IOException notJson) {
                return Optional.empty();
            }
            return Optional.empty();
        }
    }

    /**
     * The token in which the value begins.
     *
     * @param before what of it stands before the value: a space or the opening quote
     */
    private record Place(TokenChances.Step step, String before) {

        /** Absent where the tokens are not those of the reply. */
        static Optional<Place> of(String reply, Said said, TokenChances tokens) {
            String all = TokenChances.bytes(reply);
            int value = TokenChances.bytes(reply.substring(0, said.start())).length();
            Optional<Place> found = Optional.empty();
            int at = 0;
            for (TokenChances.Step step : tokens.steps()) {
                if (!all.startsWith(step.text(), at)) {
                    return Optional.empty();
                }
                int end = at + step.text().length();
                if (at <= value && value < end) {
                    found = Optional.of(new Place(step, all.substring(at, value)));
                }
                at = end;
            }
            return at == all.length() ? found : Optional.empty();
        }

        /** What a token says of the value; absent where it says nothing of it, or begins otherwise. */
        Optional<String> after(String token) {
            return token.startsWith(before) && token.length() > before.length()
                    ? Optional.of(token.substring(before.length()))
                    : Optional.empty();
        }
    }
}
