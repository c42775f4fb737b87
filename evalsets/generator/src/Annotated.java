import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One item: a listing, what an annotator made of it, and the labels that this annotation truly deserves. */
record Annotated(
        Listing listing,
        ListingText text,
        Annotator annotator,
        Annotation annotation,
        Map<String, String> meta,
        int durationSeconds) {

    static final List<String> CRITERIA = List.of("category", "condition", "defect");

    static final Map<String, List<String>> LABELS = Map.of(
            "category", List.of("correct", "too_broad", "wrong"),
            "condition", List.of("exact", "one_off", "wrong"),
            "defect", List.of("correct", "incorrect"));

    /** The kinds of disagreement that are planted: what a judge falls for although humans do not. */
    enum Trap {
        REFURBISHED("condition"),
        ACCESSORY("category"),
        NEGATION("defect");

        final String criterion;

        Trap(String criterion) {
            this.criterion = criterion;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static String passing(String criterion) {
        return LABELS.get(criterion).get(0);
    }

    /** The label of a fault that is not there: another leaf, one grade off, the other value. */
    static String invented(String criterion) {
        return criterion.equals("condition") ? "one_off" : criterion.equals("category") ? "wrong" : "incorrect";
    }

    String id() {
        return listing.id();
    }

    String language() {
        return listing.language();
    }

    /** The label of the rubric that the annotation deserves under the convention. */
    String truth(String criterion) {
        return switch (criterion) {
            case "category" -> categoryTruth();
            case "condition" ->
                List.of("exact", "one_off", "wrong")
                        .get(Math.min(2, annotation.condition().distance(listing.grade())));
            default -> annotation.defectMentioned() == trueDefect() ? "correct" : "incorrect";
        };
    }

    boolean isFlawed() {
        return CRITERIA.stream().anyMatch(criterion -> !truth(criterion).equals(passing(criterion)));
    }

    boolean isDoubtful(String criterion) {
        return criterion.equals("condition") && listing.doubt() == Listing.Doubt.BETWEEN_GRADES;
    }

    private boolean trueDefect() {
        return listing.mentionsDefect(meta.get("conventionVersion"));
    }

    private String categoryTruth() {
        if (annotation.category().equals(listing.product().category())) {
            return "correct";
        }
        return annotation.category().equals(listing.product().parent()) ? "too_broad" : "wrong";
    }

    /** The trap that lies in this item for judges of the criterion. */
    Optional<Trap> trap(String criterion) {
        boolean isGood = truth(criterion).equals(passing(criterion));
        return switch (criterion) {
            case "category" ->
                trapIf(Trap.ACCESSORY, isGood && listing.product().isAccessory());
            case "condition" ->
                trapIf(
                        Trap.REFURBISHED,
                        listing.claim() == Listing.Claim.REFURBISHED
                                && annotation.condition().isBetterThan(listing.grade()));
            default ->
                trapIf(
                        Trap.NEGATION,
                        isGood && listing.state() == Listing.State.NEGATED && !annotation.defectMentioned());
        };
    }

    private static Optional<Trap> trapIf(Trap trap, boolean holds) {
        return holds ? Optional.of(trap) : Optional.empty();
    }

    Map<String, Object> asItem() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id());
        item.put("input", text.text());
        item.put("output", annotation.asOutput());
        listing.seller().ifPresent(seller -> item.put("group", seller));
        Map<String, Object> allMeta = new LinkedHashMap<>(meta);
        allMeta.put("durationSeconds", durationSeconds);
        item.put("meta", allMeta);
        return item;
    }
}
