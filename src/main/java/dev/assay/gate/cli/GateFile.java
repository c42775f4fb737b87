package dev.assay.gate.cli;

import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.files.FileText;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.files.GatePolicyReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A policy file, and the policy of its id that a service holds. */
record GateFile(GatePolicy policy, String text) {

    /** Reads a file; throws {@link dev.assay.edge.files.InvalidFile} with every problem of one that breaks its format. */
    static GateFile read(Path file) throws IOException {
        FileText text = FileText.read(file);
        return new GateFile(GatePolicyReader.read(text), text.text());
    }

    String path() {
        return "/v1/gates/" + ServiceClient.encode(policy.id());
    }

    /** Makes the service hold this policy; nothing is sent where it does already. */
    void keepIn(ServiceClient client) {
        Optional<ServiceClient.Tagged> held = client.find(path());
        boolean isHeld = held.map(found -> found.body().path("fingerprint").asText())
                .filter(policy.fingerprint().value()::equals)
                .isPresent();
        if (!isHeld) {
            client.put(path(), text, "application/yaml", held);
        }
    }
}
