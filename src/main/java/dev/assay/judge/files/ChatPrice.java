package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.Range;
import dev.assay.judge.JudgeSpec;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
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
        Optional<BigDecimal> cached = map.decimal("cachedInputPerMillion", Range.NOT_NEGATIVE);
        Optional<BigDecimal> output = map.decimal("outputPerMillion", Range.NOT_NEGATIVE);
        Optional<Currency> currency = map.parsed("currency", "an ISO 4217 code such as USD", Currency::getInstance);
        map.refuseOthers();
        return input.flatMap(perInput -> output.flatMap(
                perOutput -> currency.map(unit -> new JudgeSpec.Price(perInput, cached, perOutput, unit))));
    }

    static Map<String, Object> content(JudgeSpec.Price price) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("inputPerMillion", price.inputPerMillion());
        price.cachedInputPerMillion().ifPresent(cached -> content.put("cachedInputPerMillion", cached));
        content.put("outputPerMillion", price.outputPerMillion());
        content.put("currency", price.currency().getCurrencyCode());
        return content;
    }
}
