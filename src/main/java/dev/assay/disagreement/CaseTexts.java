package dev.assay.disagreement;

import dev.assay.fingerprint.CanonicalContent;
import java.util.Comparator;
import java.util.List;

/**
 * What there is to read about judged items.
 *
 * @param disagreeing in the order of the cases
 * @param agreeing in an order that means nothing and is always the same
 */
record CaseTexts(List<CaseText> disagreeing, List<CaseText> agreeing) {

    static CaseTexts of(List<JudgedCase> cases) {
        return new CaseTexts(
                cases.stream().filter(JudgedCase::differs).map(JudgedCase::text).toList(),
                cases.stream()
                        .filter(judged -> !judged.differs())
                        .sorted(Comparator.comparing(judged -> CanonicalContent.sha256(judged.itemId())))
                        .map(JudgedCase::text)
                        .toList());
    }
}
