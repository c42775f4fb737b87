package dev.assay.judge;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How a judge is asked: a text for the system role and one for the user role, with <code>{{name}}</code> places.
 *
 * <p>A name is a {@link PromptName} or an input of the rubric that the template is used with. Where an input is called
 * like a prompt name, <code>{{item.title}}</code> means the input and <code>{{title}}</code> the rubric's.
 */
public final class PromptTemplate {

    /** Before a name: the item's field and nothing else. */
    static final String FIELD_PREFIX = "item.";

    private final String id;
    private final String version;
    private final Optional<String> title;
    private final TemplateText system;
    private final TemplateText user;

    private PromptTemplate(String id, String version, Optional<String> title, TemplateText system, TemplateText user) {
        this.id = id;
        this.version = version;
        this.title = title;
        this.system = system;
        this.user = user;
    }

    /**
     * A section of the prompt file.
     *
     * @param text without the heading
     * @param firstLine the line of the file on which the text begins, from 1
     */
    public record Section(String text, int firstLine) {}

    /**
     * Parses the two sections.
     *
     * @param problems receives what is wrong with the places; the template is usable only where it receives nothing
     */
    public static PromptTemplate parse(
            String id,
            String version,
            Optional<String> title,
            Section system,
            Section user,
            Consumer<PromptProblem> problems) {
        return new PromptTemplate(
                id,
                version,
                title,
                TemplateText.parse(system.text(), system.firstLine(), problems),
                TemplateText.parse(user.text(), user.firstLine(), problems));
    }

    public String id() {
        return id;
    }

    public String version() {
        return version;
    }

    public Optional<String> title() {
        return title;
    }

    TemplateText system() {
        return system;
    }

    TemplateText user() {
        return user;
    }

    public Fingerprint fingerprint() {
        return content().fingerprint("prompt");
    }

    /** What the fingerprint identifies: id, version, title and both texts. */
    public CanonicalContent content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", id);
        content.put("version", version);
        title.ifPresent(value -> content.put("title", value));
        content.put("system", system.source());
        content.put("user", user.source());
        return CanonicalContent.of(content);
    }

    /** Everything that keeps this template from being used with a rubric, in the order of the places. */
    public List<PromptProblem> checkAgainst(Rubric rubric) {
        List<PromptProblem> problems = new ArrayList<>();
        for (TemplateText.Place place : system.places()) {
            unknown(place, rubric).ifPresent(problems::add);
            trustedRole(place, rubric).ifPresent(problems::add);
        }
        for (TemplateText.Place place : user.places()) {
            unknown(place, rubric).ifPresent(problems::add);
            hiddenInput(place, rubric).ifPresent(problems::add);
        }
        if (user.places().stream().noneMatch(place -> showsItem(place.name(), rubric))) {
            problems.add(new PromptProblem(
                    1,
                    1,
                    "shows-no-item",
                    "nothing of the item is shown in the user section",
                    "show all inputs with {{item}}, or single ones by name"));
        }
        return problems.stream().sorted().toList();
    }

    private static Optional<PromptProblem> unknown(TemplateText.Place place, Rubric rubric) {
        if (PromptName.of(place.name()).isPresent()
                || inputOf(place.name(), rubric).isPresent()) {
            return Optional.empty();
        }
        String known = PromptName.words()
                + rubric.inputs().stream().map(input -> ", " + input).collect(Collectors.joining());
        return Optional.of(problem(
                place,
                "unknown-name",
                "'" + place.name() + "' is neither a prompt name nor an input of rubric '" + rubric.id() + "'",
                "use one of " + known));
    }

    private static Optional<PromptProblem> trustedRole(TemplateText.Place place, Rubric rubric) {
        return showsItem(place.name(), rubric)
                ? Optional.of(problem(
                        place,
                        "item-in-system",
                        "'" + place.name() + "' is work to be judged and must not speak in the system role",
                        "show it in the user section"))
                : Optional.empty();
    }

    /** A bare prompt name in place of an input of the same name that the template shows nowhere. */
    private Optional<PromptProblem> hiddenInput(TemplateText.Place place, Rubric rubric) {
        boolean isHidden = PromptName.of(place.name()).isPresent()
                && rubric.inputs().contains(place.name())
                && !place.name().equals(PromptName.ITEM.word())
                && !user.shows(PromptName.ITEM.word())
                && !user.shows(FIELD_PREFIX + place.name());
        return isHidden
                ? Optional.of(problem(
                        place,
                        "ambiguous-name",
                        "'" + place.name() + "' means the rubric's, and the input of that name is shown nowhere",
                        "write {{" + FIELD_PREFIX + place.name() + "}} for the input"))
                : Optional.empty();
    }

    private static boolean showsItem(String name, Rubric rubric) {
        return name.equals(PromptName.ITEM.word()) || inputOf(name, rubric).isPresent();
    }

    /** The rubric's input that a name shows; absent for a prompt name and for an unknown one. */
    static Optional<String> inputOf(String name, Rubric rubric) {
        String field = name.startsWith(FIELD_PREFIX) ? name.substring(FIELD_PREFIX.length()) : name;
        boolean isBarePromptName = field.equals(name) && PromptName.of(name).isPresent();
        return !isBarePromptName && rubric.inputs().contains(field) ? Optional.of(field) : Optional.empty();
    }

    private static PromptProblem problem(TemplateText.Place place, String rule, String detail, String hint) {
        return new PromptProblem(place.line(), place.column(), rule, detail, hint);
    }
}
