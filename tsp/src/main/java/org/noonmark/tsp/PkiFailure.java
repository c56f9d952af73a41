package org.noonmark.tsp;

import java.util.Arrays;
import java.util.Optional;

/// Why a time-stamp authority refuses (PKIFailureInfo, RFC 3161 section 2.4.2).
public enum PkiFailure {
    BAD_ALG(0, "badAlg"),
    BAD_REQUEST(2, "badRequest"),
    BAD_DATA_FORMAT(5, "badDataFormat"),
    TIME_NOT_AVAILABLE(14, "timeNotAvailable"),
    UNACCEPTED_POLICY(15, "unacceptedPolicy"),
    UNACCEPTED_EXTENSION(16, "unacceptedExtension"),
    ADD_INFO_NOT_AVAILABLE(17, "addInfoNotAvailable"),
    SYSTEM_FAILURE(25, "systemFailure");

    private final int bit;
    private final String text;

    PkiFailure(int bit, String text) {
        this.bit = bit;
        this.text = text;
    }

    /// Its place in the BIT STRING, where 0 is the first bit sent.
    int bit() {
        return bit;
    }

    /// The name in the specification.
    public String text() {
        return text;
    }

    static Optional<PkiFailure> ofBit(int bit) {
        return Arrays.stream(values()).filter(known -> known.bit == bit).findFirst();
    }
}
