package dev.assay.rubric.files;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.rubric.Rubric;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A rubric as the text of a file that people edit; what was left to defaults is written out. */
public final class RubricText {

    /** A line a value: whoever compares two drafts compares lines. */
    private static final int NO_FOLDING = Integer.MAX_VALUE;

    private RubricText() {}

    /** YAML that {@link RubricReader} reads as the same rubric. */
    public static String of(Rubric rubric) {
        DumpSettings settings = DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(NO_FOLDING)
                .build();
        return new Dump(settings).dumpToString(plain(rubric.content().tree()));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof CanonicalContent content) {
            return plain(content.tree());
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copied = new LinkedHashMap<>();
            map.forEach((key, each) -> copied.put(key, plain(each)));
            return copied;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RubricText::plain).toList();
        }
        return value instanceof BigDecimal number ? number(number) : value;
    }

    /** A whole number has no point: a file says {@code weight: 2}. */
    private static Number number(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 ? number.toBigIntegerExact() : number.doubleValue();
    }
}
