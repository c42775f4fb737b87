import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What judges and auditors write about an item, in English whatever the item's language.
 *
 * @param english for the nouns
 */
record Wording(Texts rationales, ListingText.Writer english, List<Product> products) {

    String say(String section, Annotated item, Dice dice) {
        return Texts.fill(dice.pick(rationales.section(section)), slots(item, section, dice));
    }

    List<String> lines(String section) {
        return rationales.section(section);
    }

    private Map<String, String> slots(Annotated item, String section, Dice dice) {
        Product product = item.listing().product();
        String withArticle = withArticle(product);
        Optional<Product> device = product.device().map(this::product);
        boolean isDoubt = section.endsWith("doubtful");
        Map<String, String> slots = new HashMap<>();
        slots.put("a-product", withArticle);
        slots.put("A-product", Texts.capitalised(withArticle));
        slots.put("category", item.annotation().category());
        slots.put("condition", item.annotation().condition().word());
        slots.put("defect", String.valueOf(item.annotation().defectMentioned()));
        slots.put("expectedCondition", expectedCondition(item, isDoubt, dice).word());
        slots.put("expected", expectedCategory(item, section, device, dice));
        slots.put("brand", item.listing().brand());
        slots.put("model", item.listing().model());
        device.ifPresent(one -> slots.put("device", english.noun(one)));
        quote(item, section).ifPresent(quote -> slots.put("quote", quote));
        return slots;
    }

    private static Optional<String> quote(Annotated item, String section) {
        return item.text()
                .quote(
                        switch (section) {
                            case "trap refurbished", "trap like-new" -> "claim";
                            case "trap accessory" -> "compatible";
                            default -> "negation";
                        });
    }

    private String expectedCategory(Annotated item, String section, Optional<Product> device, Dice dice) {
        Product product = item.listing().product();
        if (section.equals("trap accessory")) {
            return device.map(Product::category).orElseThrow();
        }
        if (!section.endsWith("doubtful")
                && !product.category().equals(item.annotation().category())) {
            return product.category();
        }
        List<String> others = products.stream()
                .map(Product::category)
                .filter(category -> !category.equals(item.annotation().category()))
                .filter(category -> category.startsWith(product.parent()))
                .toList();
        return others.isEmpty() ? product.parent() + "/other" : dice.pick(others);
    }

    private static Listing.Grade expectedCondition(Annotated item, boolean isDoubt, Dice dice) {
        Listing.Grade given = item.annotation().condition();
        if (!isDoubt && given != item.listing().grade()) {
            return item.listing().grade();
        }
        Listing.Grade shifted = given.worse(dice.chance(0.6) ? 1 : -1);
        return shifted == given ? given.worse(given == Listing.Grade.NEW ? 1 : -1) : shifted;
    }

    private String withArticle(Product product) {
        String noun = english.noun(product);
        if (english.isPlural(product)) {
            return "a pair of " + noun;
        }
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private Product product(String id) {
        return products.stream()
                .filter(product -> product.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("products.txt has no " + id));
    }
}
