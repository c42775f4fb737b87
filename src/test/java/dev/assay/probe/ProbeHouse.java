package dev.assay.probe;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A service with the shipped probes and nothing else, whose judges may speak to this machine. */
public class ProbeHouse implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("assay.content.dir", withProbes().toString(), "assay.egress.allow", "127.0.0.1");
    }

    private static Path withProbes() {
        try {
            Path house = Files.createTempDirectory("probe-house");
            Path folder = Files.createDirectory(house.resolve("probes"));
            try (Stream<Path> files = Files.list(Path.of("probes"))) {
                List<Path> shipped = files.toList();
                for (Path file : shipped) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
            return house;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
