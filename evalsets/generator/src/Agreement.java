import java.util.List;
import java.util.Locale;

/**
 * Agreement of paired labels.
 *
 * @param pairs how many
 * @param percent the share that is equal, 0 to 1
 * @param kappa Cohen's, unweighted (doi:10.1177/001316446002000104)
 */
record Agreement(int pairs, double percent, double kappa) {

    static Agreement of(List<String> one, List<String> other) {
        int pairs = one.size();
        int equal = 0;
        for (int index = 0; index < pairs; index++) {
            equal += one.get(index).equals(other.get(index)) ? 1 : 0;
        }
        double observed = (double) equal / pairs;
        double byChance = one.stream()
                .distinct()
                .mapToDouble(label -> share(one, label) * share(other, label))
                .sum();
        return new Agreement(pairs, observed, (observed - byChance) / (1 - byChance));
    }

    private static double share(List<String> labels, String label) {
        return (double) labels.stream().filter(label::equals).count() / labels.size();
    }

    /** The figures as cells of a table. */
    String cells() {
        return String.format(Locale.ROOT, "%d | %.3f | %.3f", pairs, percent, kappa);
    }
}
