package dev.assay.reliability;

import dev.assay.provider.Json;

/** A judgement as the service shows it. */
public record JudgementRow(String id, String item, String status, String label, String reason) {

    static JudgementRow of(Json line) {
        return new JudgementRow(
                line.at("id").text(),
                line.at("itemId").text(),
                line.at("status").text(),
                line.at("label").text(),
                line.at("reason").text());
    }
}
