package dev.assay.evalset.files;

import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.NdjsonLine;
import dev.assay.edge.files.Place;
import dev.assay.evalset.Item;
import dev.assay.fingerprint.CompactKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What can be said about items only in view of the whole file; of each item it keeps a hash of the id and the line. */
public final class ItemChecks {

    private static final int MAX_LINES_NAMED = 10;

    private final String source;
    private final CompactKeys ids = new CompactKeys();
    private final List<Integer> linesWithout = new ArrayList<>();
    private int with;
    private int without;

    /**
     * @param source the file as people know it
     */
    public ItemChecks(String source) {
        this.source = source;
    }

    /** The line as it came, or refused because its id was there already. */
    public NdjsonLine<Item> check(NdjsonLine<Item> line) {
        return line.fold(this::check, refused -> refused);
    }

    private NdjsonLine<Item> check(NdjsonLine.Parsed<Item> line) {
        Item item = line.value();
        OptionalInt earlier = ids.putIfAbsent(line.number(), item.id());
        if (earlier.isPresent()) {
            String detail = "the item '" + item.id() + "' was there already, in line " + earlier.getAsInt();
            Place place = Place.line(line.number()).inside("id");
            FileProblem problem = FileProblem.at(place, source, FileRule.DUPLICATE, detail);
            return new NdjsonLine.Refused<>(line.number(), List.of(problem));
        }
        countSamplingProb(item, line.number());
        return line;
    }

    private void countSamplingProb(Item item, int line) {
        if (item.samplingProb().isPresent()) {
            with++;
            return;
        }
        without++;
        if (linesWithout.size() < MAX_LINES_NAMED) {
            linesWithout.add(line);
        }
    }

    /**
     * What the file as a whole breaks, to be asked after its last line: {@code samplingProb} on some items and not on
     * others leaves open with which probability the others were chosen.
     */
    public List<FileProblem> atEnd() {
        if (with == 0 || without == 0) {
            return List.of();
        }
        String lines = linesWithout.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String detail = "'samplingProb' is absent in " + without + " of " + (with + without) + " items: lines " + lines
                + (without > linesWithout.size() ? ", …" : "");
        Place place = Place.line(linesWithout.get(0)).inside("samplingProb");
        return List.of(FileProblem.at(place, source, FileRule.MISSING, detail)
                .withHint("give it on every item, 1 where an item was certain to be chosen"));
    }
}
