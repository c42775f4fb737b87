import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a listing.
 *
 * @param text title and description
 * @param quotes what a judge may quote, by the section of the phrase
 */
record ListingText(String text, Map<String, String> quotes) {

    Optional<String> quote(String section) {
        return Optional.ofNullable(quotes.get(section));
    }

    /** Puts the words together, one language each. */
    static final class Writer {

        private static final String GENDERS = "mfn";

        private final Texts phrases;

        Writer(Texts phrases) {
            this.phrases = phrases;
        }

        /** The noun without article, for use in other languages' texts and in rationales. */
        String noun(Product product) {
            return form(product, "noun").split(", ")[0];
        }

        boolean isPlural(Product product) {
            return form(product, "noun").endsWith(", p");
        }

        ListingText write(Listing listing, Dice dice) {
            return new Draft(listing, dice).finished();
        }

        private String form(Product product, String name) {
            return phrases.section("product " + product.id()).stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .findFirst()
                    .map(line -> line.substring(name.length() + 2))
                    .orElse("");
        }

        private int gender(Product product) {
            String noun = form(product, "noun");
            String letter = noun.substring(noun.length() - 1);
            return isPlural(product) ? 1 : Math.max(0, GENDERS.indexOf(letter));
        }

        /** One listing while it is being written. */
        private final class Draft {

            private final Listing listing;
            private final Dice dice;
            private final Map<String, String> slots;
            private final Map<String, String> quotes = new HashMap<>();
            private final List<String> used = new ArrayList<>();

            Draft(Listing listing, Dice dice) {
                this.listing = listing;
                this.dice = dice;
                this.slots = slots();
            }

            ListingText finished() {
                String title = title();
                List<String> sentences =
                        switch (dice.below(3)) {
                            case 0 -> joined(opening(), goods(), condition());
                            case 1 -> joined(opening(), condition(), goods());
                            default -> joined(goods(), opening(), condition());
                        };
                sentences.addAll(ending());
                String text = title + "\n" + voiced(sentences);
                return new ListingText(text, Map.copyOf(quotes));
            }

            private String voiced(List<String> sentences) {
                String description = String.join(dice.chance(0.08) ? "\n" : " ", sentences);
                if (!dice.chance(0.07)) {
                    return description;
                }
                quotes.replaceAll((name, quote) -> quote.toLowerCase(Locale.ROOT));
                return description.toLowerCase(Locale.ROOT);
            }

            private String title() {
                String section = "title";
                if (listing.product().isAccessory()) {
                    section = listing.focus() == Listing.Focus.DEVICE_FIRST ? "title.device-first" : "title.noun-first";
                }
                String title = Texts.capitalised(say(section));
                return dice.chance(0.35) ? title + (dice.chance(0.5) ? ", " : " - ") + say(tag()) : title;
            }

            private String tag() {
                if (listing.claim() == Listing.Claim.REFURBISHED
                        && listing.product().material().isMechanical()) {
                    return "tag.claim";
                }
                boolean isExtreme = listing.grade() == Listing.Grade.NEW || listing.grade() == Listing.Grade.FOR_PARTS;
                return isExtreme && dice.chance(0.6) ? "tag." + listing.grade().word() : "tag";
            }

            private List<String> opening() {
                if (dice.chance(0.35)) {
                    return List.of();
                }
                return List.of(say(isUsed() && dice.chance(0.55) ? "opening.used" : "opening"));
            }

            private boolean isUsed() {
                return Listing.Grade.LIKE_NEW.isBetterThan(listing.grade());
            }

            private List<String> goods() {
                List<String> sentences = new ArrayList<>();
                List<String> features = phrases
                        .section("product " + listing.product().id())
                        .stream()
                        .filter(line -> !line.matches("(noun|def|acc): .*"))
                        .toList();
                if (listing.grade() == Listing.Grade.FOR_PARTS) {
                    features = features.subList(0, 1);
                }
                List<String> fitting = features.stream().filter(this::fits).toList();
                int count = Math.min(fitting.size(), dice.chance(0.55) ? 2 : 1);
                dice.shuffled(fitting).stream().limit(count).map(this::spoken).forEach(sentences::add);
                if (listing.product().isAccessory()) {
                    sentences.add(dice.below(2) * sentences.size(), say("compatible"));
                }
                return sentences;
            }

            private List<String> condition() {
                List<String> sentences = new ArrayList<>();
                String material = listing.product().material().word();
                if (listing.doubt() == Listing.Doubt.BETWEEN_GRADES) {
                    sentences.add(say("borderline"));
                } else if (listing.claim() == Listing.Claim.REFURBISHED) {
                    sentences.add(sayQuoted(
                            "claim", listing.product().material().isMechanical() ? "claim.hard" : "claim.any"));
                    sentences.add(say("wear." + material + ".good"));
                } else {
                    sentences.add(say("grade." + listing.grade().word()));
                    sentences.addAll(marks(material));
                }
                sentences.addAll(damage(material));
                return sentences;
            }

            private List<String> marks(String material) {
                boolean isGraded = listing.grade() == Listing.Grade.GOOD || listing.grade() == Listing.Grade.FAIR;
                if (!isGraded || listing.state() == Listing.State.NEGATED || dice.chance(0.25)) {
                    return List.of();
                }
                return List.of(say("wear." + material + "." + listing.grade().word()));
            }

            private List<String> damage(String material) {
                List<String> sentences = new ArrayList<>();
                if (listing.state() == Listing.State.DEFECTIVE) {
                    sentences.add(say((listing.grade() == Listing.Grade.FOR_PARTS ? "dead." : "defect.") + material));
                }
                if (listing.state() == Listing.State.NEGATED) {
                    sentences.add(sayQuoted("negation", negation()));
                }
                if (listing.supply() == Listing.Supply.MISSING) {
                    sentences.add(say("missing"));
                }
                return sentences;
            }

            private String negation() {
                if (isUsed() || dice.chance(0.4)) {
                    return "negation.any";
                }
                return listing.product().material() == Product.Material.TEXTILE ? "negation.soft" : "negation.hard";
            }

            private List<String> ending() {
                List<String> sentences = new ArrayList<>();
                if (dice.chance(0.22)) {
                    sentences.add(say("chat"));
                }
                if (dice.chance(0.6)) {
                    sentences.add(say("closing"));
                }
                return sentences;
            }

            private String sayQuoted(String name, String section) {
                String phrase = choose(section);
                int open = phrase.indexOf('*');
                quotes.put(name, spoken(phrase.substring(open + 1, phrase.indexOf('*', open + 1))));
                return spoken(phrase);
            }

            private String say(String section) {
                if (section.equals("compatible")) {
                    return sayQuoted(section, section);
                }
                return spoken(choose(section));
            }

            private String choose(String section) {
                List<String> fitting = phrases.section(section).stream()
                        .filter(this::fits)
                        .filter(phrase -> !used.contains(phrase))
                        .toList();
                String phrase = dice.pick(fitting.isEmpty() ? phrases.section("tag") : fitting);
                used.add(phrase);
                return phrase;
            }

            /** A tilde marks what only used goods can say, an exclamation mark what only things that work can say. */
            private boolean fits(String phrase) {
                boolean needsUse = phrase.startsWith("~ ");
                boolean needsWork = phrase.startsWith("! ");
                return (!needsUse || isUsed())
                        && (!needsWork || listing.product().material().isMechanical());
            }

            private String spoken(String phrase) {
                String bare = phrase.replaceFirst("^[~!] ", "").replace("*", "");
                return Texts.fill(agreeing(bare), slots);
            }

            private String agreeing(String phrase) {
                int open = phrase.indexOf('<');
                if (open < 0) {
                    return phrase;
                }
                int close = phrase.indexOf('>', open);
                String[] forms = phrase.substring(open + 1, close).split("\\|", -1);
                String form = forms[Math.min(gender(listing.product()), forms.length - 1)];
                return agreeing(phrase.substring(0, open) + form + phrase.substring(close + 1));
            }

            private List<String> joined(List<String> first, List<String> second, List<String> third) {
                List<String> all = new ArrayList<>(first);
                all.addAll(second);
                all.addAll(third);
                return all;
            }

            private Map<String, String> slots() {
                Map<String, String> values = new HashMap<>();
                Product product = listing.product();
                values.put("brand", listing.brand());
                values.put("model", listing.model());
                values.put("noun", noun(product));
                values.put("Noun", Texts.capitalised(noun(product)));
                values.put("def", form(product, "def"));
                values.put("acc", form(product, "acc"));
                values.put("year", "" + (isUsed() ? dice.between(2015, 2024) : dice.between(2024, 2026)));
                values.put("months", "" + dice.between(5, 20));
                values.put("eur", "" + dice.between(4, 19));
                values.put("gb", dice.pick(List.of("64", "128", "256", "512")));
                values.put("ram", dice.pick(List.of("8", "16", "32")));
                values.put("hours", "" + dice.between(18, 40));
                values.put("shutter", dice.between(3, 48) + "00");
                values.put("shots", dice.between(3, 6) + "00");
                values.put("litres", dice.pick(List.of("2", "3", "4")));
                values.put("seat", "" + dice.between(44, 48));
                values.put("width", "" + dice.between(38, 60));
                values.put("height", "" + dice.between(140, 175));
                values.put("clothes", dice.pick(List.of("S", "M", "L", "XL")));
                values.put("shoe", "" + dice.between(37, 46));
                values.put("volume", "" + dice.between(16, 32));
                values.put("frame", "" + dice.between(48, 60));
                values.put("gears", dice.pick(List.of("7", "8", "18", "21", "24")));
                values.put("km", dice.between(6, 42) + "00");
                values.put("people", "" + dice.between(2, 4));
                values.put("pack", "" + dice.between(42, 62));
                values.put("nights", "" + dice.between(4, 25));
                values.put("pieces", "" + dice.between(30, 95));
                values.put("volts", dice.pick(List.of("12", "18")));
                values.put("ah", dice.pick(List.of("2", "4", "5")));
                values.put("keys", dice.pick(List.of("61", "73", "88")));
                return values;
            }
        }
    }
}
