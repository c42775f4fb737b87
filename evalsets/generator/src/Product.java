import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A family of goods.
 *
 * @param category the leaf of the convention, parent and leaf parted by a slash
 * @param material decides how it wears and breaks
 * @param device the product that this one is an accessory for
 */
record Product(
        String id,
        String category,
        Material material,
        Optional<String> device,
        Power power,
        List<String> brands,
        List<String> models) {

    enum Material {
        DEVICE,
        APPLIANCE,
        TEXTILE,
        WOOD,
        WHEELS,
        HARDPART;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether one would say of it that it works, or that it was refurbished. */
        boolean isMechanical() {
            return this == DEVICE || this == APPLIANCE || this == WHEELS;
        }
    }

    enum Power {
        SUPPLY,
        NONE
    }

    static List<Product> read(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Product::of)
                .toList();
    }

    private static Product of(String line) {
        String[] cells = line.split("\\|");
        for (int index = 0; index < cells.length; index++) {
            cells[index] = cells[index].strip();
        }
        return new Product(
                cells[0],
                cells[1],
                Material.valueOf(cells[2].toUpperCase(java.util.Locale.ROOT)),
                Optional.of(cells[3]).filter(device -> !device.equals("-")),
                cells[4].equals("supply") ? Power.SUPPLY : Power.NONE,
                List.of(cells[5].split(", *")),
                List.of(cells[6].split(", *")));
    }

    boolean isAccessory() {
        return device.isPresent();
    }

    String parent() {
        return category.substring(0, category.indexOf('/'));
    }
}
