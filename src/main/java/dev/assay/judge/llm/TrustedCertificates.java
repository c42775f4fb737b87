package dev.assay.judge.llm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those that the JDK believes, and an operator's own. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * @param pem a file of one or more certificates
     * @throws IllegalArgumentException where it cannot be read or holds none
     */
    static X509TrustManager with(Path pem) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : both(pem)) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
            return manager(store);
        } catch (GeneralSecurityException | IOException unreadable) {
            // without a cause: what ends the start is shown by its innermost message
            throw new IllegalArgumentException(
                    "assay.egress.ca: " + pem + " cannot be read as PEM certificates: " + unreadable);
        }
    }

    private static List<Certificate> both(Path pem) throws GeneralSecurityException, IOException {
        List<Certificate> all = new ArrayList<>(List.of(manager(null).getAcceptedIssuers()));
        Collection<? extends Certificate> own;
        try (InputStream in = Files.newInputStream(pem)) {
            own = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        if (own.isEmpty()) {
            throw new IllegalArgumentException("assay.egress.ca: " + pem + " holds no certificate");
        }
        all.addAll(own);
        return all;
    }

    /** Without a store, what the JDK believes. */
    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
