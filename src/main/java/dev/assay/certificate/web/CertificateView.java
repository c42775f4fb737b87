package dev.assay.certificate.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate on the wire.
 *
 * @param state {@code in_force}, {@code ageing}, {@code expired} or {@code broken}, as of now and by what is known without a
 *     run: its age and its gold
 * @param figures what was earned
 */
public record CertificateView(
        String id,
        String judge,
        String state,
        String standing,
        String hint,
        String run,
        Optional<String> calibration,
        String evalset,
        Optional<String> series,
        Optional<String> release,
        String judged,
        Set<String> models,
        String rubric,
        String goldSet,
        String gold,
        int look,
        int looks,
        Optional<String> renews,
        Instant issuedAt,
        Instant expiresAt,
        String issuedBy,
        Optional<JsonNode> figures) {}
