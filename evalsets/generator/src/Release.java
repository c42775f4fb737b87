import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One release of the series and the items in it.
 *
 * @param prefix of the item ids
 * @param auditsFrom the Monday on which the audit began, three working weeks long
 * @param electronics how much more often than other goods electronics are listed
 */
record Release(String month, String prefix, String conventionVersion, LocalDate auditsFrom, double electronics) {

    static final List<Release> ALL = List.of(
            new Release("2026-09", "cl09", "1.3", LocalDate.of(2026, 9, 7), 1.0),
            new Release("2026-10", "cl10", "1.4", LocalDate.of(2026, 10, 5), 1.5));

    /** Items of one release by language; production is not evenly spread, so neither are these. */
    static final Map<String, Integer> QUOTA = quota();

    private static final double ACCESSORY_SHARE = 0.24;

    private static Map<String, Integer> quota() {
        Map<String, Integer> quota = new LinkedHashMap<>();
        quota.put("en", 170);
        quota.put("de", 160);
        quota.put("fr", 150);
        quota.put("es", 140);
        quota.put("it", 130);
        return quota;
    }

    String evalset() {
        return "catalog-listings-" + month;
    }

    List<Annotated> items(List<Product> products, Map<String, ListingText.Writer> writers) {
        return new Maker(products, writers).items();
    }

    /** Fills the release: batches of sellers, single listings, shuffled, then numbered. */
    private final class Maker {

        private final List<Product> products;
        private final Map<String, ListingText.Writer> writers;
        private final Set<String> written = new HashSet<>();

        Maker(List<Product> products, Map<String, ListingText.Writer> writers) {
            this.products = products;
            this.writers = writers;
        }

        List<Annotated> items() {
            List<Seat> seats = new ArrayList<>();
            QUOTA.forEach((language, count) -> seats.addAll(seats(language, count)));
            List<Seat> shuffled = Dice.of(month, "order").shuffled(seats);
            List<Annotated> items = new ArrayList<>();
            for (int index = 0; index < shuffled.size(); index++) {
                items.add(item(shuffled.get(index), String.format(Locale.ROOT, "%s-%04d", prefix, index + 1)));
            }
            return items;
        }

        private List<Seat> seats(String language, int count) {
            Dice dice = Dice.of(month, language, "sellers");
            List<Seat> seats = new ArrayList<>();
            for (int batch = 1; seats.size() < count; batch++) {
                Annotator annotator = dice.pick(Annotator.speaking(language));
                int size = dice.chance(0.88) ? 1 : dice.between(2, 4);
                Optional<String> seller =
                        Optional.of(String.format(Locale.ROOT, "seller-%s-%s%03d", prefix, language, batch));
                Optional<Product> before = Optional.empty();
                for (int member = 0; member < Math.min(size, count - seats.size() + member); member++) {
                    Product product = product(before, dice);
                    String key = language + batch + "." + member;
                    seats.add(new Seat(key, language, product, annotator, seller.filter(one -> size > 1)));
                    before = Optional.of(product);
                }
            }
            return seats;
        }

        /** Sellers of several things often sell a device and what belongs to it. */
        private Product product(Optional<Product> before, Dice dice) {
            List<Product> kin = products.stream()
                    .filter(product -> product.device().equals(before.map(Product::id)) && before.isPresent())
                    .toList();
            if (!kin.isEmpty() && dice.chance(0.5)) {
                return dice.pick(kin);
            }
            boolean isAccessory = dice.chance(ACCESSORY_SHARE);
            List<Product> choices = products.stream()
                    .filter(product -> product.isAccessory() == isAccessory)
                    .toList();
            double[] weights = choices.stream()
                    .mapToDouble(product -> product.parent().equals("electronics") ? electronics : 1)
                    .toArray();
            return choices.get(dice.weighted(weights));
        }

        private Annotated item(Seat seat, String id) {
            for (int attempt = 0; ; attempt++) {
                Dice dice = Dice.of(month, seat.key(), "listing", attempt);
                Listing listing = listing(seat, id, dice);
                ListingText text = writers.get(seat.language()).write(listing, dice);
                if (written.add(text.text())) {
                    return annotated(seat, listing, text);
                }
            }
        }

        private Annotated annotated(Seat seat, Listing listing, ListingText text) {
            Dice dice = Dice.of(month, seat.key(), "annotation");
            Annotation annotation = seat.annotator().annotate(listing, conventionVersion, products, dice);
            Map<String, String> meta = new LinkedHashMap<>();
            meta.put("annotator", seat.annotator().id());
            meta.put("vendor", seat.annotator().vendor());
            meta.put("workflow", workflow(seat, dice));
            meta.put("language", seat.language());
            meta.put("conventionVersion", conventionVersion);
            meta.put("channel", dice.chance(0.64) ? "app" : "web");
            int seconds = 14 + text.text().length() / 12 + dice.below(35);
            return new Annotated(listing, text, seat.annotator(), annotation, meta, seconds);
        }

        private static String workflow(Seat seat, Dice dice) {
            if (seat.seller().isPresent()) {
                return "bulk-import";
            }
            return dice.chance(0.78) ? "new-listing" : "relisting";
        }

        private Listing listing(Seat seat, String id, Dice dice) {
            Product product = seat.product();
            Listing.Grade grade = Listing.Grade.ALL.get(dice.weighted(0.10, 0.24, 0.37, 0.19, 0.10));
            Listing.Doubt doubt = dice.chance(0.045) ? Listing.Doubt.BETWEEN_GRADES : Listing.Doubt.NONE;
            if (doubt == Listing.Doubt.BETWEEN_GRADES) {
                grade = Listing.Grade.LIKE_NEW;
            }
            boolean isClaimed = grade == Listing.Grade.GOOD && dice.chance(0.29);
            boolean isBare = doubt == Listing.Doubt.BETWEEN_GRADES || isClaimed;
            return new Listing(
                    id,
                    seat.language(),
                    product,
                    dice.pick(product.brands()),
                    dice.pick(product.models()),
                    grade,
                    isBare ? Listing.State.SILENT : state(grade, dice),
                    isClaimed ? Listing.Claim.REFURBISHED : Listing.Claim.NONE,
                    doubt,
                    supply(product, grade, dice),
                    dice.chance(0.5) ? Listing.Focus.DEVICE_FIRST : Listing.Focus.ITSELF_FIRST,
                    seat.seller());
        }

        private static Listing.State state(Listing.Grade grade, Dice dice) {
            double broken = List.of(0.0, 0.0, 0.0, 0.5, 1.0).get(grade.ordinal());
            double negated = List.of(0.0, 0.42, 0.42, 0.3, 0.0).get(grade.ordinal());
            if (dice.chance(broken)) {
                return Listing.State.DEFECTIVE;
            }
            return dice.chance(negated) ? Listing.State.NEGATED : Listing.State.SILENT;
        }

        private static Listing.Supply supply(Product product, Listing.Grade grade, Dice dice) {
            boolean canBeLost = product.power() == Product.Power.SUPPLY && grade != Listing.Grade.NEW;
            return canBeLost && dice.chance(0.18) ? Listing.Supply.MISSING : Listing.Supply.COMPLETE;
        }
    }

    private record Seat(String key, String language, Product product, Annotator annotator, Optional<String> seller) {}
}
