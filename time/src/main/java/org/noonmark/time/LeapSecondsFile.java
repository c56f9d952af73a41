package org.noonmark.time;

/// The outcome of reading a `leap-seconds.list`, the format of NIST and the IERS.
///
/// Expiry is not judged here: an expired file reads well, and its table says so
/// ([LeapTable#isExpiredAt]); the caller raises the event and widens its interval.
public sealed interface LeapSecondsFile {
    /// The file is whole and its hash agrees.
    ///
    /// @param updated when the issuer last changed it (the `#$` line)
    record Accepted(LeapTable table, UtcInstant updated) implements LeapSecondsFile {}

    /// The file must not be used.
    ///
    /// @param line counts from 1; 0 when the file as a whole is meant
    record Rejected(Reason reason, int line) implements LeapSecondsFile {}

    /// Why a file is refused.
    enum Reason {
        TOO_LARGE("is larger than 1 MiB"),
        BAD_UPDATE("the #$ line is not one number, or comes twice"),
        BAD_EXPIRY("the #@ line is not one number of a midnight, or comes twice"),
        BAD_DATA("is not `NTP-seconds TAI-UTC`, both decimal"),
        NOT_MIDNIGHT("the step does not lie at 00:00:00 UTC"),
        NOT_ASCENDING("the step does not come after the one before"),
        BAD_STEP("TAI-UTC does not change by one second"),
        BAD_HASH("the #h line is not five words of up to eight hex digits, or comes twice"),
        NO_UPDATE("has no #$ line"),
        NO_EXPIRY("has no #@ line"),
        NO_DATA("has no step"),
        NO_HASH("has no #h line"),
        HASH_MISMATCH("the SHA-1 hash of the #h line does not agree with the contents");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /// What is wrong, to follow the name of the file or line.
        public String text() {
            return text;
        }
    }

    /// Reads the whole file; never throws, whatever the bytes are.
    static LeapSecondsFile parse(byte[] bytes) {
        return new LeapSecondsParser().parse(bytes);
    }
}
