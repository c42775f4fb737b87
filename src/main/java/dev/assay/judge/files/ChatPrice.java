package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.Range;
import dev.assay.judge.JudgeSpec;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** Reads what a million tokens cost. */
final class ChatPrice {

    private ChatPrice() {}

    static Optional<JudgeSpec.Price> read(FileMap judge) {
        return judge.map("price").flatMap(ChatPrice::price);
    }

    private static Optional<JudgeSpec.Price> price(FileMap map) {
        map.require("inputPerMillion", "outputPerMillion", "currency");
        Optional<BigDecimal> input = map.decimal("inputPerMillion", Range.NOT_NEGATIVE);
        Optional<BigDecimal> output = map.decimal("outputPerMillion", Range.NOT_NEGATIVE);
        Optional<Currency> currency = map.parsed("currency", "an ISO 4217 code such as USD", Currency::getInstance);
        map.refuseOthers();
        return input.flatMap(perInput ->
                output.flatMap(perOutput -> currency.map(unit -> new JudgeSpec.Price(perInput, perOutput, unit))));
    }

    static Map<String, Object> content(JudgeSpec.Price price) {
        return Map.of(
                "inputPerMillion",
                price.inputPerMillion(),
                "outputPerMillion",
                price.outputPerMillion(),
                "currency",
                price.currency().getCurrencyCode());
    }
}
