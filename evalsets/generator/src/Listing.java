import java.util.List;
import java.util.Optional;

/**
 * One listing and what is true of it.
 *
 * @param id its item id
 * @param brand of the goods, or for accessories of the device they belong to
 * @param grade what the convention makes of the description
 * @param state what the description says about damage
 * @param claim how the seller praises it
 * @param doubt whether the description leaves room between two grades
 * @param supply whether a part is missing without which it cannot be used
 * @param focus for accessories, what the title begins with
 * @param seller the batch it belongs to
 */
record Listing(
        String id,
        String language,
        Product product,
        String brand,
        String model,
        Grade grade,
        State state,
        Claim claim,
        Doubt doubt,
        Supply supply,
        Focus focus,
        Optional<String> seller) {

    /** From best to worst. */
    enum Grade {
        NEW,
        LIKE_NEW,
        GOOD,
        FAIR,
        FOR_PARTS;

        static final List<Grade> ALL = List.of(values());

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        int distance(Grade other) {
            return Math.abs(ordinal() - other.ordinal());
        }

        boolean isBetterThan(Grade other) {
            return ordinal() < other.ordinal();
        }

        /** The grade so many steps worse, or better for negative steps, kept on the scale. */
        Grade worse(int steps) {
            return ALL.get(Math.min(Math.max(ordinal() + steps, 0), ALL.size() - 1));
        }
    }

    enum State {
        SILENT,
        NEGATED,
        DEFECTIVE
    }

    enum Claim {
        NONE,
        REFURBISHED
    }

    enum Doubt {
        NONE,
        BETWEEN_GRADES
    }

    enum Supply {
        COMPLETE,
        MISSING
    }

    enum Focus {
        DEVICE_FIRST,
        ITSELF_FIRST
    }

    /** Whether a defect is mentioned, by the version of the convention: only 1.4 counts a missing supply (DEF-3.4). */
    boolean mentionsDefect(String conventionVersion) {
        return state == State.DEFECTIVE || (supply == Supply.MISSING && conventionVersion.equals("1.4"));
    }
}
