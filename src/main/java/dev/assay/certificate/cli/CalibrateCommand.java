package dev.assay.certificate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Learns what a judge's verdicts are worth, and measures the judge on what is held out. */
@Command(
        name = "calibrate",
        description = "Calibrate a judge on calibration gold and certify it on the holdout, which is a look at it.")
public final class CalibrateCommand implements Callable<Integer> {

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "RUN", description = "The run whose verdicts count.")
    String run = "";

    @Option(names = "--judge", description = "The judge, where the run has several.")
    @Nullable String judge;

    @Option(names = "--no-certify", description = "Fit only; the holdout is not opened.")
    boolean noCertificate;

    @Option(names = "--valid-for", description = "How long the certificate holds, P180D by default.")
    @Nullable String validFor;

    @Option(
            names = "--renew",
            paramLabel = "CERTIFICATE",
            description = "Renew this certificate on its anchor items instead of fitting anew.")
    @Nullable String renew;

    @Option(names = "--margin", description = "For --renew: by how much agreement may differ, 0.05 by default.")
    @Nullable Double margin;

    @Override
    public Integer call() {
        try (ServiceOptions.Connection connection = service.connect()) {
            ServiceClient client = connection.client();
            if (renew != null) {
                ObjectNode request = request().put("run", run);
                if (margin != null) {
                    request.put("margin", margin.doubleValue());
                }
                JsonNode certificate =
                        client.post("/v1/certificates/" + ServiceClient.encode(renew) + "/renewals", request);
                System.out.print(
                        service.wantsJson() ? certificate.toPrettyString() + "\n" : certificateText(certificate));
                return ExitCode.OK.code();
            }
            JsonNode calibration = client.post(
                    "/v1/runs/" + ServiceClient.encode(run) + "/calibrations",
                    request().put("certify", !noCertificate));
            if (service.wantsJson()) {
                System.out.println(calibration.toPrettyString());
            } else {
                System.out.print(calibrationText(calibration));
                if (calibration.has("certificate")) {
                    System.out.print(certificateText(client.get("/v1/certificates/"
                            + ServiceClient.encode(
                                    calibration.path("certificate").asText()))));
                }
            }
            return ExitCode.OK.code();
        }
    }

    private ObjectNode request() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        if (judge != null) {
            request.put("judge", judge);
        }
        if (validFor != null) {
            request.put("validFor", validFor);
        }
        return request;
    }

    private static String calibrationText(JsonNode calibration) {
        StringBuilder text = new StringBuilder("calibration "
                + calibration.path("id").asText() + " of "
                + calibration.path("judge").asText()
                + ", out of fold on " + calibration.path("evalset").asText() + "\n");
        calibration.path("criteria").fields().forEachRemaining(criterion -> {
            JsonNode quality = criterion.getValue();
            String method = quality.path("method").asText();
            text.append(String.format(
                    Locale.ROOT,
                    "  %s: %s (%s gold, n %d), log loss %.3f -> %.3f, ECE %s -> %s%n",
                    criterion.getKey(),
                    method,
                    quality.path("basis").asText(),
                    quality.path("n").asLong(),
                    quality.path("logLoss").path("identity").asDouble(),
                    quality.path("logLoss").path(method).asDouble(),
                    estimate(quality.path("rawEce")),
                    estimate(quality.path("ece"))));
        });
        calibration.path("impossible").fields().forEachRemaining(reason -> text.append("  ")
                .append(reason.getKey())
                .append(": not calibrated, ")
                .append(reason.getValue().asText())
                .append('\n'));
        return text.toString();
    }

    private static String certificateText(JsonNode certificate) {
        StringBuilder text =
                new StringBuilder("certificate " + certificate.path("id").asText() + ", "
                        + certificate.path("standing").asText() + ", look "
                        + certificate.path("look").asInt() + " of "
                        + certificate.path("looks").asInt() + " at the holdout\n");
        for (JsonNode judge : certificate.path("figures").path("agreement").path("judges")) {
            String criterion = judge.path("criterion").asText();
            JsonNode metrics = judge.path("metrics");
            JsonNode beside = certificate.path("figures").path("criteria").path(criterion);
            text.append("  ").append(criterion).append(": kappa ").append(estimate(metrics.path("kappa")));
            append(text, ", sensitivity ", metrics.path("sensitivity"));
            append(text, ", specificity ", metrics.path("specificity"));
            append(text, ", calibrated ECE ", beside.path("calibratedEce"));
            text.append(", n ").append(beside.path("n").asLong());
            if (beside.path("unscored").asLong() > 0) {
                text.append(", ").append(beside.path("unscored").asLong()).append(" unscored");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String words, JsonNode estimate) {
        if (estimate.has("value")) {
            text.append(words).append(estimate(estimate));
        }
    }

    private static String estimate(JsonNode estimate) {
        if (!estimate.has("value")) {
            return estimate.path("undefined").asText("absent");
        }
        String value = String.format(Locale.ROOT, "%.3f", estimate.path("value").asDouble());
        return estimate.has("lower")
                ? value
                        + String.format(
                                Locale.ROOT,
                                " [%.3f, %.3f]",
                                estimate.path("lower").asDouble(),
                                estimate.path("upper").asDouble())
                : value;
    }
}
