package dev.assay.judge.llm.account;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * What a provider counts limits by: where it is reached and with which key.
 *
 * @param host with the port, in lower case
 * @param keyReference the variable that holds the key, never the key
 */
public record AccountName(String host, Optional<String> keyReference) {

    public static AccountName of(URI baseUrl, Optional<String> keyReference) {
        return new AccountName((baseUrl.getHost() + ":" + baseUrl.getPort()).toLowerCase(Locale.ROOT), keyReference);
    }
}
