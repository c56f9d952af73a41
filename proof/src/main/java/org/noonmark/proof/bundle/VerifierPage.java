package org.noonmark.proof.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The page that checks evidence in a browser, offline.
public final class VerifierPage {
    private VerifierPage() {}

    /// The page, all in one file.
    public static byte[] html() {
        try (var page = VerifierPage.class.getResourceAsStream("/org/noonmark/proof/verify.html")) {
            return Objects.requireNonNull(page, "verify.html").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
