import java.util.ArrayList;
import java.util.List;

/**
 * One of the people whose work is audited.
 *
 * @param id {@code a_01} to {@code a_12}
 * @param tooBroad how often they stop at the parent category
 * @param mistaken how often they choose another leaf
 * @param misgraded how often their grade is off without a reason in the text
 * @param overlooked how often the defect field is wrong
 */
record Annotator(
        String id,
        String vendor,
        List<String> languages,
        double tooBroad,
        double mistaken,
        double misgraded,
        double overlooked) {

    private static final double CARELESS = 0.036;
    private static final double TRUSTS_THE_SELLER = 0.42;
    private static final double FORGETS_THE_NEW_CLAUSE = 0.28;

    /** a_04 is notably worse on the condition, a_09 on the category. */
    static final List<Annotator> ALL = List.of(
            of("a_01", "larkfield", "en de", 0.010, 0.008, 0.009, 0.018),
            of("a_02", "larkfield", "en fr", 0.014, 0.006, 0.013, 0.024),
            of("a_03", "larkfield", "de it", 0.006, 0.010, 0.011, 0.012),
            of("a_04", "larkfield", "en es", 0.012, 0.008, 0.160, 0.026),
            of("a_05", "larkfield", "fr de", 0.010, 0.014, 0.013, 0.020),
            of("a_06", "larkfield", "it es", 0.014, 0.006, 0.010, 0.030),
            of("a_07", "meridian-desk", "en it", 0.008, 0.006, 0.008, 0.016),
            of("a_08", "meridian-desk", "de es", 0.016, 0.012, 0.016, 0.026),
            of("a_09", "meridian-desk", "fr it", 0.120, 0.018, 0.013, 0.022),
            of("a_10", "meridian-desk", "es fr", 0.010, 0.008, 0.012, 0.018),
            of("a_11", "meridian-desk", "en de", 0.014, 0.012, 0.011, 0.036),
            of("a_12", "meridian-desk", "it fr", 0.008, 0.010, 0.009, 0.014));

    private static Annotator of(
            String id,
            String vendor,
            String languages,
            double tooBroad,
            double mistaken,
            double misgraded,
            double overlooked) {
        return new Annotator(id, vendor, List.of(languages.split(" ")), tooBroad, mistaken, misgraded, overlooked);
    }

    static List<Annotator> speaking(String language) {
        return ALL.stream()
                .filter(annotator -> annotator.languages().contains(language))
                .toList();
    }

    /** Annotates one listing; some are done carelessly, with several fields wrong at once. */
    Annotation annotate(Listing listing, String conventionVersion, List<Product> products, Dice dice) {
        boolean isCareless = dice.chance(CARELESS);
        String category = listing.product().category();
        if (dice.chance(isCareless ? 0.75 : tooBroad + mistaken)) {
            double share = tooBroad / (tooBroad + mistaken);
            category = dice.chance(share) ? listing.product().parent() : otherLeaf(listing.product(), products, dice);
        }
        Listing.Grade grade = grade(listing, isCareless ? 0.85 : misgraded, dice);
        boolean defect = listing.mentionsDefect(conventionVersion);
        if (dice.chance(isCareless ? 0.8 : forgets(listing, conventionVersion))) {
            defect = !defect;
        }
        return new Annotation(category, grade, defect);
    }

    private double forgets(Listing listing, String conventionVersion) {
        boolean needsNewClause = listing.supply() == Listing.Supply.MISSING
                && listing.state() != Listing.State.DEFECTIVE
                && conventionVersion.equals("1.4");
        return needsNewClause ? FORGETS_THE_NEW_CLAUSE : overlooked;
    }

    private static Listing.Grade grade(Listing listing, double errorRate, Dice dice) {
        if (listing.claim() == Listing.Claim.REFURBISHED && dice.chance(TRUSTS_THE_SELLER)) {
            return dice.chance(0.85) ? Listing.Grade.LIKE_NEW : Listing.Grade.NEW;
        }
        if (listing.doubt() == Listing.Doubt.BETWEEN_GRADES) {
            return dice.chance(0.25) ? Listing.Grade.GOOD : listing.grade();
        }
        if (!dice.chance(errorRate)) {
            return listing.grade();
        }
        int steps = dice.chance(0.8) ? 1 : 2;
        Listing.Grade wanted = listing.grade().worse(dice.chance(0.5) ? steps : -steps);
        return wanted == listing.grade()
                ? listing.grade().worse(listing.grade() == Listing.Grade.NEW ? 1 : -1)
                : wanted;
    }

    private static String otherLeaf(Product product, List<Product> products, Dice dice) {
        List<String> near = new ArrayList<>();
        List<String> any = new ArrayList<>();
        for (Product other : products) {
            if (other.category().equals(product.category())) {
                continue;
            }
            boolean isKin = product.device().filter(other.id()::equals).isPresent()
                    || other.device().filter(product.id()::equals).isPresent();
            (isKin || other.parent().equals(product.parent()) ? near : any).add(other.category());
        }
        return dice.pick(near.isEmpty() || dice.chance(0.15) ? any : near);
    }
}
