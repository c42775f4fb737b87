package dev.assay.probe.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.InvalidFile;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.probe.Change;
import dev.assay.probe.Encoding;
import dev.assay.probe.Probe;
import dev.assay.probe.ProbeText;
import dev.assay.rubric.RubricVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a probe from {@code probes/<id>.yaml}. */
public final class ProbeReader {

    private static final int MAX_TEXTS = 50;
    private static final int MAX_REPEAT = 10_000;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private static final Map<String, Probe.Kind> KINDS = words(Probe.Kind.values(), Probe.Kind::word);
    private static final Map<String, Probe.Place> PLACES = words(Probe.Place.values(), Probe.Place::word);
    private static final Map<String, Change> CHANGES = words(Change.values(), Change::word);
    private static final Map<String, Encoding> ENCODINGS = words(Encoding.values(), Encoding::word);

    private ProbeReader() {}

    /**
     * Reads a probe.
     *
     * @throws InvalidFile with every problem of the file
     */
    public static Probe read(FileText file) {
        return FileMap.read(file, ProbeReader::probe);
    }

    private static <E> Map<String, E> words(E[] values, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(word.apply(value), value);
        }
        return words;
    }

    private static Optional<Probe> probe(FileMap map) {
        map.require("id", "version", "title", "kind", "place");
        Optional<String> id = id(map);
        Optional<String> version =
                map.parsed("version", "major.minor.patch", RubricVersion::parse).map(RubricVersion::toString);
        Optional<String> title = map.text("title");
        Optional<Probe.Kind> kind = map.oneOf("kind", KINDS);
        Optional<Probe.Place> place = map.oneOf("place", PLACES);
        int repeat = map.whole("repeat", 1, MAX_REPEAT).orElse(1);
        Encoding encoding = map.oneOf("encode", ENCODINGS).orElse(Encoding.PLAIN);
        Optional<Change> change = map.oneOf("change", CHANGES);
        List<ProbeText> texts = texts(map, kind, place);
        place.ifPresent(where -> checkPlace(map, where, kind));
        map.refuseOthers();
        boolean isWhole = id.isPresent() && version.isPresent() && title.isPresent() && kind.isPresent();
        boolean isChange = place.filter(Probe.Place.TRANSFORM::equals).isPresent();
        if (!isWhole || place.isEmpty() || change.isPresent() != isChange || texts.isEmpty() != isChange) {
            return Optional.empty();
        }
        return Optional.of(new Probe(
                id.get(),
                version.get(),
                title.get(),
                kind.get(),
                place.get(),
                texts,
                repeat,
                encoding,
                change,
                content(id.get(), version.get(), kind.get(), place.get(), texts, repeat, encoding, change)));
    }

    /** Part of the ids of its variants, so shorter than other ids and without a point. */
    private static Optional<String> id(FileMap map) {
        Optional<String> text = map.text("id");
        text.filter(id -> !ID.matcher(id).matches())
                .ifPresent(id -> map.problem(
                        "id",
                        FileRule.BAD_ID,
                        "'" + id + "' is no id of a probe",
                        "use 1 to 60 characters of a-z 0-9 -, such as ignore-previous"));
        return text.filter(id -> ID.matcher(id).matches());
    }

    private static void checkPlace(FileMap map, Probe.Place place, Optional<Probe.Kind> kind) {
        if (place == Probe.Place.TRANSFORM) {
            map.require("change");
            map.refuse("texts", "a change has no texts", "leave 'texts' out, or say append, prepend or replace");
            map.refuse("repeat", "a change is made once", "leave 'repeat' out");
            map.refuse("encode", "a change has nothing to encode", "leave 'encode' out");
        } else {
            map.require("texts");
            map.refuse("change", "only place: transform has a change", "leave 'change' out, or say place: transform");
        }
        kind.ifPresent(which -> checkFit(map, place, which));
    }

    private static void checkFit(FileMap map, Probe.Place place, Probe.Kind kind) {
        if (kind == Probe.Kind.ATTACK && place == Probe.Place.TRANSFORM) {
            map.problem(
                    "place",
                    FileRule.CONFLICT,
                    "an attack needs words of its own",
                    "say append, prepend or replace, or kind: neutral");
        }
        if (kind == Probe.Kind.NEUTRAL && place == Probe.Place.REPLACE) {
            map.problem(
                    "place",
                    FileRule.CONFLICT,
                    "what replaces the work is not neutral",
                    "say append, prepend or transform, or kind: attack");
        }
    }

    private static List<ProbeText> texts(FileMap map, Optional<Probe.Kind> kind, Optional<Probe.Place> place) {
        int count = map.sizeOf("texts").orElse(1);
        if (count == 0) {
            map.problem("texts", FileRule.MISSING, "a probe without a text would probe nothing");
        }
        if (count > MAX_TEXTS) {
            map.problem("texts", FileRule.TOO_LARGE, "a probe has at most " + MAX_TEXTS + " texts, and this " + count);
        }
        boolean isEncoded = map.has("encode");
        List<ProbeText> texts = new ArrayList<>();
        for (FileMap part : map.maps("texts")) {
            text(part, kind, place, isEncoded).ifPresent(texts::add);
        }
        return texts;
    }

    private static Optional<ProbeText> text(
            FileMap part, Optional<Probe.Kind> kind, Optional<Probe.Place> place, boolean isEncoded) {
        part.require("language");
        if (!part.has("text")) {
            part.problem("text", FileRule.MISSING, "'text' is required");
        }
        Optional<String> language = part.text("language");
        language.filter(tag -> !LANGUAGE.matcher(tag).matches())
                .ifPresent(tag -> part.problem(
                        "language",
                        FileRule.BAD_VALUE,
                        "'" + tag + "' is no language",
                        "expected a tag such as en or de, or und for signs of no language"));
        if (!isEncoded) {
            part.refuse("lead", "only an encoded text has a lead", "write the words into 'text'");
        }
        Optional<String> words = part.text("text");
        Optional<String> lead = part.text("lead");
        boolean mayBeBlank = place.filter(Probe.Place.REPLACE::equals).isPresent();
        if (words.filter(String::isBlank).isPresent() && !mayBeBlank) {
            part.problem(
                    "text", FileRule.MISSING, "'text' is blank, so nothing would change", "only replace may blank");
        }
        part.refuseOthers();
        Optional<ProbeText> text = language.flatMap(tag -> words.map(said -> new ProbeText(tag, said, lead)));
        text.ifPresent(known -> checkNames(part, known, kind));
        return text;
    }

    private static void checkNames(FileMap part, ProbeText text, Optional<Probe.Kind> kind) {
        for (String name : text.names()) {
            if (!ProbeText.NAMES.contains(name)) {
                part.problem(
                        "text",
                        FileRule.UNKNOWN_REFERENCE,
                        "{{" + name + "}} has no value here",
                        "a text may use {{label}} and {{verdict}}");
            } else if (kind.filter(Probe.Kind.NEUTRAL::equals).isPresent()) {
                part.problem(
                        "text",
                        FileRule.CONFLICT,
                        "a neutral text that names a label is not neutral",
                        "leave {{" + name + "}} out, or say kind: attack");
            }
        }
    }

    private static CanonicalContent content(
            String id,
            String version,
            Probe.Kind kind,
            Probe.Place place,
            List<ProbeText> texts,
            int repeat,
            Encoding encoding,
            Optional<Change> change) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", id);
        content.put("version", version);
        content.put("kind", kind.word());
        content.put("place", place.word());
        content.put("repeat", repeat);
        content.put("encode", encoding.word());
        change.ifPresent(how -> content.put("change", how.word()));
        List<Object> wordings = new ArrayList<>();
        for (ProbeText text : texts) {
            Map<String, Object> wording = new LinkedHashMap<>();
            wording.put("language", text.language());
            wording.put("text", text.text());
            text.lead().ifPresent(lead -> wording.put("lead", lead));
            wordings.add(wording);
        }
        content.put("texts", wordings);
        return CanonicalContent.of(content);
    }
}
