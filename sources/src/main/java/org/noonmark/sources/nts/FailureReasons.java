package org.noonmark.sources.nts;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.noonmark.sources.nts.KeyExchange.Failed;

/// What an exception of the run-time means for an operator.
final class FailureReasons {
    private static final int DEEPEST = 16;
    private static final int LONGEST = 200;

    /// Text that a server or its certificate has chosen must not act on a terminal.
    private static final Pattern CONTROL = Pattern.compile("[^\\x20-\\x7E]");

    private FailureReasons() {}

    /// The authorities of a server cannot be read.
    static final class NoAuthorities extends IOException {
        private static final long serialVersionUID = 1;

        NoAuthorities(String message) {
            super(message);
        }
    }

    static Failed of(Exception failed) {
        Throwable deepest = failed;
        KeyExchangeFailure reason = byType(failed);
        for (int i = 0; i < DEEPEST && deepest.getCause() != null; i++) {
            deepest = deepest.getCause();
            reason = closer(reason, byType(deepest));
        }
        return new Failed(reason, text(deepest));
    }

    private static KeyExchangeFailure closer(KeyExchangeFailure outer, KeyExchangeFailure inner) {
        return inner.compareTo(KeyExchangeFailure.CERTIFICATE_DATE) >= 0
                        && inner.compareTo(KeyExchangeFailure.CERTIFICATE_REFUSED) <= 0
                ? outer == KeyExchangeFailure.CERTIFICATE_DATE ? outer : inner
                : outer;
    }

    private static KeyExchangeFailure byType(Throwable failed) {
        return switch (failed) {
            case NoAuthorities _ -> KeyExchangeFailure.NO_AUTHORITIES;
            case UnknownHostException _ -> KeyExchangeFailure.NAME_NOT_FOUND;
            case SocketTimeoutException _ -> KeyExchangeFailure.TIMED_OUT;
            case CertificateExpiredException _ -> KeyExchangeFailure.CERTIFICATE_DATE;
            case CertificateNotYetValidException _ -> KeyExchangeFailure.CERTIFICATE_DATE;
            case CertPathValidatorException path
                    when path.getReason() == BasicReason.EXPIRED
                            || path.getReason() == BasicReason.NOT_YET_VALID ->
                    KeyExchangeFailure.CERTIFICATE_DATE;
            case CertificateException _ -> KeyExchangeFailure.CERTIFICATE_REFUSED;
            case CertPathValidatorException _ -> KeyExchangeFailure.CERTIFICATE_REFUSED;
            case SSLException ssl
                    when String.valueOf(ssl.getMessage()).contains("application_protocol") ->
                    KeyExchangeFailure.NOT_OFFERED;
            case SSLException _ -> KeyExchangeFailure.TLS_FAILED;
            case RuntimeException _ -> KeyExchangeFailure.TLS_FAILED;
            default -> KeyExchangeFailure.NOT_CONNECTED;
        };
    }

    private static String text(Throwable failed) {
        var message = failed.getMessage();
        var text = CONTROL.matcher(message == null ? failed.getClass().getSimpleName() : message);
        var clean = text.replaceAll("?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
    }
}
