package dev.assay.disagreement;

import dev.assay.rubric.Criterion;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Clauses of an annotation convention as people name them, such as {@code CON-2.3} or {@code §4.1}. */
final class Clauses {

    private static final Pattern CLAUSE =
            Pattern.compile("\\b\\p{Lu}{2,8}-\\d++(?:\\.\\d++)*+\\b|§ ?\\d++(?:\\.\\d++)*+");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})");

    private Clauses() {}

    /** The different clauses that a text names. */
    static List<String> in(String text) {
        return CLAUSE.matcher(text).results().map(MatchResult::group).distinct().toList();
    }

    /** The sentence of the criterion's question or anchors that names the clause, as the judge was shown it. */
    static Optional<String> sentence(Criterion criterion, String clause) {
        return Stream.concat(Stream.of(criterion.question()), criterion.anchors().values().stream())
                .flatMap(text -> SENTENCE.splitAsStream(text))
                .filter(sentence -> in(sentence).contains(clause))
                .findFirst();
    }
}
