package org.noonmark.serve.tsp;

import org.noonmark.tsp.PkiFailure;

/// What became of a request; each is counted once under one of these.
public enum TimestampOutcome {
    /// A token was made.
    GRANTED(0),
    /// badDataFormat: it is no request in DER, or the hash is not as long as its algorithm's.
    BAD_DATA_FORMAT(1),
    /// badRequest: another version than 1.
    BAD_REQUEST(2),
    /// badAlg: a hash for which two documents with one hash can be made, or an unknown one.
    BAD_ALGORITHM(3),
    /// unacceptedExtension: there is none that is known.
    UNACCEPTED_EXTENSION(4),
    /// unacceptedPolicy: the client wants another policy than the authority's.
    UNACCEPTED_POLICY(5),
    /// timeNotAvailable: the station's state is not usable, or the machine has just slept.
    TIME_NOT_USABLE(6),
    /// timeNotAvailable: the interval is wider than the policy admits.
    INTERVAL_TOO_WIDE(7),
    /// timeNotAvailable: the interval touches a leap second.
    LEAP_SECOND(8),
    /// systemFailure: the authority's certificate is not valid at the time.
    CERTIFICATE_NOT_VALID(9),
    /// HTTP status 403: the access rules deny the address.
    DENIED(10),
    /// HTTP status 429: the network has used up its budget.
    RATE_LIMITED(11);

    private final int code;

    TimestampOutcome(int code) {
        this.code = code;
    }

    /// Small number, from 0 on; indexes arrays of counters.
    int code() {
        return code;
    }

    /// What the decoder's refusals count as.
    static TimestampOutcome of(PkiFailure failure) {
        return switch (failure) {
            case BAD_REQUEST -> BAD_REQUEST;
            case BAD_ALG -> BAD_ALGORITHM;
            case UNACCEPTED_EXTENSION -> UNACCEPTED_EXTENSION;
            case UNACCEPTED_POLICY -> UNACCEPTED_POLICY;
            case TIME_NOT_AVAILABLE -> TIME_NOT_USABLE;
            case BAD_DATA_FORMAT, ADD_INFO_NOT_AVAILABLE, SYSTEM_FAILURE -> BAD_DATA_FORMAT;
        };
    }
}
