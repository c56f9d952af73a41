package org.noonmark.sources.nts;

import org.noonmark.time.UtcInstant;

/// The time by which dates in certificates are judged. A certificate has to be valid at both ends.
public sealed interface CertificateTime {
    /// Where the interval comes from, the best first.
    enum Ground {
        /// The station's own standard clock.
        STATION("the station's own time"),
        /// Signed replies of several Roughtime servers.
        ROUGHTIME("Roughtime servers"),
        /// What the station remembers: its time before it lost it, or the end of an earlier run.
        MEMORY("what the station remembers"),
        /// The host's clock, which anybody with the right to set it can bend.
        HOST_CLOCK("the host's clock, which nothing confirms");

        private final String text;

        Ground(String text) {
            this.text = text;
        }

        /// In words, for an operator.
        public String text() {
            return text;
        }
    }

    /// An interval that holds the time.
    ///
    /// @param earliest time is not before this
    /// @param latest nor after this
    record Between(UtcInstant earliest, UtcInstant latest, Ground ground)
            implements CertificateTime {
        public Between {
            if (latest.compareTo(earliest) < 0) {
                throw new IllegalArgumentException(
                        "must not be before earliest: latest=%s earliest=%s"
                                .formatted(latest, earliest));
            }
        }
    }

    /// Nothing can be said of the time, so no certificate can be judged yet.
    ///
    /// @param reason for the operator
    record Unknown(String reason) implements CertificateTime {}
}
