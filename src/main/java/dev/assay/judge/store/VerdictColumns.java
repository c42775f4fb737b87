package dev.assay.judge.store;

import dev.assay.edge.store.JsonColumn;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictStatus;
import dev.assay.rubric.Label;
import jakarta.persistence.MappedSuperclass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns in which a verdict lies in a row, and the way there and back. */
@MappedSuperclass
public abstract class VerdictColumns {

    String status = VerdictStatus.FAILED.word();

    @Nullable String label;

    @Nullable Double score;

    @Nullable Double confidence;

    @Nullable String reason;

    @Nullable String rationale;

    @Nullable String evidence;

    @Nullable String flags;

    /** Writes a verdict into the columns. */
    protected void put(Verdict verdict) {
        status = verdict.status().word();
        reason = verdict.reason().map(Reason::code).orElse(null);
        rationale = verdict.rationale().orElse(null);
        if (verdict instanceof Verdict.Scored scored) {
            label = scored.value() instanceof Label.Named named ? named.text() : null;
            score = scored.value() instanceof Label.Score number ? (Double) number.value() : null;
            confidence = scored.confidence().isPresent() ? scored.confidence().getAsDouble() : null;
            rationale = scored.rationale().orElse(null);
            evidence = scored.evidence().isEmpty()
                    ? null
                    : CanonicalContent.of(scored.evidence()).json();
            flags = scored.flags().isEmpty()
                    ? null
                    : scored.flags().stream().map(Verdict.Flag::name).sorted().collect(Collectors.joining(","));
        } else if (verdict instanceof Verdict.Abstained abstained) {
            rationale = abstained.rationale().orElse(null);
        } else if (verdict instanceof Verdict.Unreadable unreadable) {
            rationale = unreadable.rationale().orElse(null);
        }
    }

    /** The verdict that lies in the columns. */
    protected Verdict verdict() {
        Optional<String> said = Optional.ofNullable(rationale);
        Reason why = reason == null ? Reason.STATED : Reason.of(reason);
        return switch (VerdictStatus.of(status)) {
            case SCORED ->
                new Verdict.Scored(
                        label != null ? Label.named(label) : Label.score(java.util.Objects.requireNonNull(score)),
                        confidence == null ? OptionalDouble.empty() : OptionalDouble.of(confidence),
                        said,
                        quotes(evidence),
                        flagSet(flags));
            case ABSTAINED -> new Verdict.Abstained(why, said);
            case UNREADABLE -> new Verdict.Unreadable(why, said);
            case FAILED -> new Verdict.Failed(why);
        };
    }

    private static List<String> quotes(@Nullable String json) {
        List<String> quotes = new ArrayList<>();
        if (json != null && JsonColumn.read(json) instanceof List<?> list) {
            list.forEach(quote -> quotes.add(String.valueOf(quote)));
        }
        return quotes;
    }

    private static Set<Verdict.Flag> flagSet(@Nullable String names) {
        return names == null
                ? Set.of()
                : java.util.Arrays.stream(names.split(","))
                        .map(Verdict.Flag::valueOf)
                        .collect(Collectors.toSet());
    }
}
