package org.noonmark.tsp;

/// Why a token proves nothing; the first that is found is told.
public enum TokenFailure {
    MALFORMED("it is no time-stamp token"),
    SIGNER_CERTIFICATE_MISSING("the signer's certificate is neither in it nor given"),
    CERTIFICATE_NOT_FOR_TIMESTAMPS("the signer's certificate is not for time-stamps"),
    CERTIFICATE_NOT_BOUND("the signature does not name the signer's certificate (ESSCertID)"),
    ALGORITHM_WEAK("it is signed over a hash that is not accepted, such as MD5 or SHA-1"),
    SIGNATURE_WRONG("the signature is wrong"),
    EXTENSION_UNKNOWN("it has a critical extension that is not known here"),
    AUTHORITY_DIFFERS("it names another authority than the signer"),
    CHAIN_UNTRUSTED("no valid chain leads from the signer to a trusted certificate at that time"),
    DATA_DIFFER("it is for other data"),
    NONCE_DIFFERS("its nonce is not that of the request"),
    POLICY_DIFFERS("its policy is not the one asked for");

    private final String text;

    TokenFailure(String text) {
        this.text = text;
    }

    /// In words, for an operator.
    public String text() {
        return text;
    }
}
