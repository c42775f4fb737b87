package dev.assay.judge.files;

import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.NdjsonLine;
import dev.assay.edge.files.Place;
import dev.assay.fingerprint.CompactKeys;
import dev.assay.judge.RecordedVerdict;
import dev.assay.judge.Slot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds verdicts that a file states twice; of each verdict it keeps a hash of the slot and the line. */
public final class VerdictChecks {

    private final String source;
    private final DuplicatePolicy policy;
    private final CompactKeys slots = new CompactKeys();
    private int repeats;

    /**
     * @param source the file as people know it
     */
    public VerdictChecks(String source, DuplicatePolicy policy) {
        this.source = source;
        this.policy = policy;
    }

    /**
     * The line as it came; refused where the policy refuses repeats; nothing where the first of two is kept. Where the
     * last is kept, a later line of a slot replaces the earlier one: whoever stores them stores by slot.
     */
    public Optional<NdjsonLine<RecordedVerdict>> check(NdjsonLine<RecordedVerdict> line) {
        return line.fold(this::check, Optional::of);
    }

    private Optional<NdjsonLine<RecordedVerdict>> check(NdjsonLine.Parsed<RecordedVerdict> line) {
        OptionalInt earlier = slots.putIfAbsent(line.number(), key(line.value().slot()));
        if (earlier.isEmpty()) {
            return Optional.of(line);
        }
        repeats++;
        if (policy == DuplicatePolicy.REFUSE) {
            return Optional.of(refused(line, earlier.getAsInt()));
        }
        return policy == DuplicatePolicy.FIRST ? Optional.empty() : Optional.of(line);
    }

    private NdjsonLine<RecordedVerdict> refused(NdjsonLine.Parsed<RecordedVerdict> line, int earlier) {
        Slot slot = line.value().slot();
        String detail = "the verdict of judge '" + slot.judge() + "' on item '" + slot.itemId() + "', criterion '"
                + slot.criterion() + "', sample " + slot.sample()
                + (slot.order().isSwapped() ? ", swapped" : "")
                + " was there already, in line " + earlier;
        FileProblem problem = FileProblem.at(Place.line(line.number()), source, FileRule.DUPLICATE, detail)
                .withHint("remove one, or keep one by onDuplicate=first|last");
        return new NdjsonLine.Refused<>(line.number(), List.of(problem));
    }

    /** The parts of a slot, as {@link CompactKeys} tell slots apart. */
    public static String[] key(Slot slot) {
        return new String[] {
            slot.itemId(),
            slot.criterion(),
            slot.judge(),
            Integer.toString(slot.sample()),
            slot.order().name()
        };
    }

    /** How many lines stated a slot that was there already, whatever became of them. */
    public int repeats() {
        return repeats;
    }
}
