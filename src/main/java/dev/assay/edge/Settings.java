package dev.assay.edge;

import java.util.Locale;
import java.util.Optional;

/** Reads a setting before any framework runs: the system property, else the environment variable. */
public final class Settings {

    private Settings() {}

    /** The value of {@code ASSAY_DATA_DIR}, or of the property {@code assay.data.dir}; blank is absent. */
    public static Optional<String> value(String variable) {
        String property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
