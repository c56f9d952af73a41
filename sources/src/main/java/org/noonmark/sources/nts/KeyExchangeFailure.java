package org.noonmark.sources.nts;

/// Why a key exchange gave no keys.
public enum KeyExchangeFailure {
    /// Nothing is known of the time, so certificates cannot be judged yet.
    TIME_UNKNOWN("the time is not known well enough to judge certificates"),
    /// The file of authorities cannot be read.
    NO_AUTHORITIES("no authorities to judge certificates by"),
    /// A name has no address.
    NAME_NOT_FOUND("the name is not found"),
    /// No connection, or it broke.
    NOT_CONNECTED("no connection"),
    /// The whole exchange took too long.
    TIMED_OUT("it took too long"),
    /// A certificate is expired or not yet valid by the time that was handed in.
    CERTIFICATE_DATE("a certificate is not valid at this time"),
    /// No path to an authority, or another name.
    CERTIFICATE_REFUSED("the certificate is not believed"),
    /// TLS failed otherwise.
    TLS_FAILED("TLS failed"),
    /// The server speaks TLS, but no key exchange.
    NOT_OFFERED("the server offers no NTS key exchange"),
    /// The response is no message, or asks for more than is understood.
    BAD_RESPONSE("the response is wrong"),
    /// The server answered with an error record.
    SERVER_ERROR("the server refused");

    private final String text;

    KeyExchangeFailure(String text) {
        this.text = text;
    }

    /// In words, for an operator.
    public String text() {
        return text;
    }
}
