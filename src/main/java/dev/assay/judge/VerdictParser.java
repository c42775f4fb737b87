package dev.assay.judge;

import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the one object of a reply into the verdicts that were asked for, or says why one is none. Nothing is repaired,
 * coerced, clamped or defaulted: whatever is not a verdict of the scale has no label.
 *
 * <p>Labels of a pair come back in the original order, whichever order the judge saw.
 */
public final class VerdictParser {

    public static final String LABEL = "label";
    public static final String SCORE = "score";
    public static final String RATIONALE = "rationale";
    public static final String CONFIDENCE = "confidence";
    public static final String EVIDENCE = "evidence";
    public static final String CANNOT_JUDGE = "cannotJudge";
    public static final String NONCE = "nonce";

    private final Map<Scale, StatedConclusion> conclusions = new ConcurrentHashMap<>();
    private final Map<String, WrittenLanguage> languages = new ConcurrentHashMap<>();

    /** The key that holds the choice on a scale: {@code label}, or {@code score} where it is numeric. */
    public static String choiceKey(Scale scale) {
        return scale.fold(categorical -> LABEL, numeric -> SCORE);
    }

    /**
     * Reads the verdict on each criterion that was asked.
     *
     * @param nonce the value that the prompt asked to be echoed
     * @return a verdict for every criterion, by its id
     */
    public Map<String, Verdict> parse(Questionnaire asked, Optional<String> nonce, Reply reply) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        if (!asked.isSeveral()) {
            Question question = asked.questions().get(0);
            verdicts.put(question.criterion().id(), one(question, nonce, reply));
            return verdicts;
        }
        Optional<Reason> spoilt = spoilt(asked, nonce, reply);
        for (Question question : asked.questions()) {
            String criterion = question.criterion().id();
            verdicts.put(
                    criterion,
                    spoilt.map(Verdict::unreadable).orElseGet(() -> ofSeveral(question, reply.get(criterion))));
        }
        return verdicts;
    }

    private Verdict one(Question question, Optional<String> nonce, Reply reply) {
        try {
            checkEcho(nonce, reply);
            return read(question, nonce, reply);
        } catch (Misread e) {
            return new Verdict.Unreadable(e.why(), readableRationale(reply));
        }
    }

    /** Why none of the verdicts of a reply may be read. */
    private static Optional<Reason> spoilt(Questionnaire asked, Optional<String> nonce, Reply reply) {
        try {
            checkEcho(nonce, reply);
        } catch (Misread e) {
            return Optional.of(e.why());
        }
        Set<String> known = new HashSet<>();
        asked.criteria().forEach(criterion -> known.add(criterion.id()));
        nonce.ifPresent(unused -> known.add(NONCE));
        for (String field : reply.fields().keySet()) {
            if (!known.contains(field)) {
                boolean isOfAnother = asked.rubric().criterion(field).isPresent();
                return Optional.of(isOfAnother ? Reason.WRONG_CRITERION : Reason.UNKNOWN_FIELD);
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private Verdict ofSeveral(Question question, @Nullable Object answer) {
        if (answer == null) {
            return Verdict.unreadable(Reason.MISSING_LABEL);
        }
        return answer instanceof Map<?, ?> fields
                ? one(question, Optional.empty(), new Reply((Map<String, @Nullable Object>) fields))
                : Verdict.unreadable(Reason.WRONG_TYPE);
    }

    private static void checkEcho(Optional<String> nonce, Reply reply) throws Misread {
        if (nonce.isPresent() && !nonce.get().equals(reply.get(NONCE))) {
            throw new Misread(Reason.WRONG_NONCE);
        }
        if (reply.isBroken()) {
            throw new Misread(Reason.BAD_TEXT);
        }
    }

    private Verdict read(Question question, Optional<String> nonce, Reply reply) throws Misread {
        checkFields(question, nonce, reply);
        Optional<String> rationale = rationale(reply);
        if (declines(reply)) {
            return new Verdict.Abstained(Reason.CANNOT_JUDGE, rationale);
        }
        Label seen = new Choice(question).in(reply);
        OptionalDouble confidence = confidence(reply);
        List<String> evidence = evidence(reply);
        Set<Verdict.Flag> flags = flags(question, seen, rationale);
        if (!isQuotedWell(question, seen, evidence)) {
            flags.add(Verdict.Flag.EVIDENCE_NOT_FOUND);
        }
        return new Verdict.Scored(inOriginalOrder(seen, question), confidence, rationale, evidence, flags);
    }

    private static void checkFields(Question question, Optional<String> nonce, Reply reply) throws Misread {
        Set<String> known = new HashSet<>(
                Set.of(choiceKey(question.criterion().scale()), RATIONALE, CONFIDENCE, EVIDENCE, CANNOT_JUDGE));
        nonce.ifPresent(unused -> known.add(NONCE));
        for (Map.Entry<String, @Nullable Object> field : reply.fields().entrySet()) {
            if (!known.contains(field.getKey())) {
                boolean answersAnother =
                        question.rubric().criterion(field.getKey()).isPresent()
                                || OtherCriteria.of(question).hold(field.getValue());
                throw new Misread(answersAnother ? Reason.WRONG_CRITERION : Reason.UNKNOWN_FIELD);
            }
        }
    }

    private static boolean declines(Reply reply) throws Misread {
        Object cannotJudge = reply.get(CANNOT_JUDGE);
        if (cannotJudge == null) {
            return false;
        }
        if (cannotJudge instanceof Boolean isUnable) {
            return isUnable;
        }
        throw new Misread(Reason.WRONG_TYPE);
    }

    private static Label inOriginalOrder(Label label, Question question) {
        boolean isPair = question.criterion()
                .scale()
                .fold(categorical -> categorical.kind() == Scale.Kind.PAIRWISE, numeric -> false);
        if (!isPair || !question.slot().order().isSwapped()) {
            return label;
        }
        return switch (label.text()) {
            case "first" -> Label.named("second");
            case "second" -> Label.named("first");
            default -> label;
        };
    }

    private static OptionalDouble confidence(Reply reply) throws Misread {
        Object confidence = reply.get(CONFIDENCE);
        if (confidence == null) {
            return OptionalDouble.empty();
        }
        if (confidence instanceof BigDecimal number) {
            if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
                throw new Misread(Reason.BAD_CONFIDENCE);
            }
            return OptionalDouble.of(number.doubleValue());
        }
        throw new Misread(Choice.isNotFinite(confidence) ? Reason.BAD_CONFIDENCE : Reason.WRONG_TYPE);
    }

    private static Optional<String> rationale(Reply reply) throws Misread {
        Object rationale = reply.get(RATIONALE);
        if (rationale == null) {
            return Optional.empty();
        }
        if (rationale instanceof String text) {
            return Optional.of(text);
        }
        throw new Misread(Reason.WRONG_TYPE);
    }

    /** The rationale of a reply that is no verdict, where it can be stored. */
    private static Optional<String> readableRationale(Reply reply) {
        return reply.get(RATIONALE) instanceof String text && !InvisibleText.isBroken(text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private static List<String> evidence(Reply reply) throws Misread {
        Object evidence = reply.get(EVIDENCE);
        if (evidence == null) {
            return List.of();
        }
        if (!(evidence instanceof List<?> list)) {
            throw new Misread(Reason.WRONG_TYPE);
        }
        List<String> quotes = new ArrayList<>(list.size());
        for (Object quote : list) {
            if (!(quote instanceof String text)) {
                throw new Misread(Reason.WRONG_TYPE);
            }
            if (!text.isBlank()) {
                quotes.add(text);
            }
        }
        return quotes;
    }

    /**
     * Whether every quote occurs in the item. Where the rubric demands a quote, a false one is no verdict; elsewhere it is
     * worth knowing.
     */
    private static boolean isQuotedWell(Question question, Label label, List<String> evidence) throws Misread {
        boolean isRequired = question.criterion().evidenceRequiredIf().contains(label.text());
        if (evidence.isEmpty()) {
            if (isRequired) {
                throw new Misread(Reason.NO_EVIDENCE);
            }
            return true;
        }
        QuotableText item = QuotableText.of(question);
        boolean isFound = evidence.stream().allMatch(item::holds);
        if (isRequired && !isFound) {
            throw new Misread(Reason.EVIDENCE_NOT_FOUND);
        }
        return isFound;
    }

    private Set<Verdict.Flag> flags(Question question, Label seen, Optional<String> rationale) {
        Set<Verdict.Flag> flags = EnumSet.noneOf(Verdict.Flag.class);
        if (rationale.filter(InvisibleText::isIn).isPresent()) {
            flags.add(Verdict.Flag.INVISIBLE_TEXT);
        }
        WrittenLanguage asked = languages.computeIfAbsent(question.criterion().question(), WrittenLanguage::of);
        if (rationale
                .filter(text -> WrittenLanguage.of(text).differsFrom(asked))
                .isPresent()) {
            flags.add(Verdict.Flag.LANGUAGE);
        }
        StatedConclusion conclusion =
                conclusions.computeIfAbsent(question.criterion().scale(), StatedConclusion::on);
        if (rationale.filter(text -> conclusion.contradicts(seen, text)).isPresent()) {
            flags.add(Verdict.Flag.CONTRADICTION);
        }
        return flags;
    }
}
