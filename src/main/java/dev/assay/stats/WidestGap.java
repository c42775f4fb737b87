package dev.assay.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The highest of several shares minus the lowest, with what it costs to have picked them.
 *
 * <p>Among m pairs of equal shares some differ by chance, and the widest gap is the one that chance favoured most. The interval is
 * therefore that of {@link MiettinenNurminen} at the level 1 - (1 - L)/m, which holds for all pairs at once at level L (Bonferroni); the
 * p-value is that of its score test of no difference, adjusted by {@link MultipleTesting#HOLM} over all pairs. The value itself is not
 * corrected: it is above 0 even where nothing differs. Shares are taken as those of independent samples, on effective numbers of items.
 *
 * <p>On the shares of true defects that a judge finds, by slice, this is the gap of equal opportunity.
 *
 * <p>Source: Hardt, Price and Srebro 2016, arXiv:1610.02413 (equal opportunity); the interval for a picked pair is our own choice.
 *
 * @param highest position of the highest share among those given; of equal ones that of most items
 * @param lowest position of the lowest
 * @param difference highest minus lowest, in [0,1]
 * @param adjustedP of no difference between these two, in [0,1]
 * @param pairs how many pairs of known shares there are, at least 1
 */
public record WidestGap(int highest, int lowest, Estimate difference, double adjustedP, int pairs) {

    /**
     * The widest gap among the known shares; undefined ones take no part.
     *
     * @param shares each in [0,1] and of independent items of its own
     * @param confidenceLevel L, for all pairs at once, in (0,1)
     * @return empty where fewer than two shares are known
     */
    public static Optional<WidestGap> of(List<Estimate> shares, double confidenceLevel) {
        Require.confidenceLevel(confidenceLevel);
        List<Place> places = IntStream.range(0, shares.size())
                .boxed()
                .flatMap(position -> Place.of(position, shares.get(position)).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        if (places.size() < 2) {
            return Optional.empty();
        }
        Place lowest = Collections.min(places, Place.LOWEST);
        places.remove(lowest);
        Place highest = Collections.max(places, Place.HIGHEST);
        places.remove(highest);
        places.addAll(0, List.of(lowest, highest));
        double[] adjusted = adjusted(places);
        double level = 1 - (1 - confidenceLevel) / adjusted.length;
        return Optional.of(new WidestGap(
                highest.position(),
                lowest.position(),
                MiettinenNurminen.difference(highest.share(), lowest.share(), level),
                adjusted[0],
                adjusted.length));
    }

    /** Of equal shares the one of most items is taken: its interval says most. */
    private record Place(int position, Estimate.Known share) {

        static final Comparator<Place> HIGHEST = Comparator.comparingDouble((Place place) -> place.value())
                .thenComparingLong(place -> place.share().n());
        static final Comparator<Place> LOWEST = Comparator.comparingDouble((Place place) -> place.value())
                .thenComparing(
                        Comparator.comparingLong((Place place) -> place.share().n())
                                .reversed());

        double value() {
            return share.pointValue();
        }

        static Optional<Place> of(int position, Estimate share) {
            return share.fold(known -> Optional.of(new Place(position, known)), undefined -> Optional.empty());
        }
    }

    /** The adjusted p-values of all pairs, that of the first two shares first. */
    private static double[] adjusted(List<Place> places) {
        double[] p = new double[places.size() * (places.size() - 1) / 2];
        int pair = 0;
        for (int one = 0; one < places.size(); one++) {
            for (int other = one + 1; other < places.size(); other++) {
                p[pair++] = MiettinenNurminen.pValueOfEqual(
                        places.get(other).share(), places.get(one).share());
            }
        }
        return MultipleTesting.HOLM.adjust(p);
    }
}
