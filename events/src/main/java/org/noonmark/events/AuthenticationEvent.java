package org.noonmark.events;

import java.util.Optional;
import java.util.OptionalLong;
import org.noonmark.time.UtcInstant;

/// What happened with keys, certificates and signed replies.
public sealed interface AuthenticationEvent extends StationEvent {
    /// A key exchange (NTS, RFC 8915) with a source's server did not succeed.
    ///
    /// @param server host and port asked
    record KeyExchangeFailed(String source, String server, String reason)
            implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "source %s: no keys from %s: %s".formatted(source, server, reason);
        }
    }

    /// A server of keys (NTS, RFC 8915) proved who it is and gave keys.
    ///
    /// @param subject of its certificate
    /// @param validFrom the beginning of its certificate
    /// @param validUntil its end
    /// @param judgedBy the time by which its dates were judged, in words
    record KeysEstablished(
            String source,
            String subject,
            String issuer,
            UtcInstant validFrom,
            UtcInstant validUntil,
            String judgedBy)
            implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "source %s: %s".formatted(source, detail());
        }

        /// Without the source.
        public String detail() {
            return "keys from %s, certified by %s from %s until %s, judged by %s"
                    .formatted(subject, issuer, validFrom, validUntil, judgedBy);
        }
    }

    /// A server's new certificate and key are in use.
    ///
    /// @param file of the certificate
    record CertificateRenewed(String file, UtcInstant expires) implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "certificate %s is in use, valid until %s".formatted(file, expires);
        }
    }

    /// A server's certificate ends soon, or has ended, by the station's own time.
    record CertificateExpires(String file, UtcInstant expires, boolean expired)
            implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return expired ? Severity.ALARM : Severity.WARNING;
        }

        @Override
        public String text() {
            return "certificate %s %s %s: put a new one and its key in place; no restart is needed"
                    .formatted(file, expired ? "expired on" : "expires on", expires);
        }
    }

    /// What should have been taken into use by a server was not; what was before stays.
    ///
    /// @param server NTS server, time-stamp authority
    /// @param what certificate, cookie keys
    record ServerSecretNotUsed(String server, String what, String reason)
            implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "%s: %s not taken into use, what was before stays: %s"
                    .formatted(server, what, reason);
        }
    }

    /// The list of revoked epochs of an NTS server changed, and not all of it can be read. What can
    /// be is revoked, and what was revoked before stays so.
    ///
    /// @param reason with the file and the line
    record RevocationIncomplete(String reason) implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "NTS server: not all of the list of revoked epochs is in use: " + reason;
        }
    }

    /// The cookie keys of an NTS server have changed, or there are none.
    ///
    /// @param epoch in which cookies are sealed; without keys, the present one
    record CookieKeysChanged(int epoch, boolean available) implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return available ? Severity.INFO : Severity.ALARM;
        }

        @Override
        public String text() {
            return available
                    ? "NTS cookie keys of epoch %d are in use".formatted(epoch)
                    : "no NTS cookie keys in epoch %d: NTS is not served until a later epoch, or until the token answers"
                            .formatted(epoch);
        }
    }

    /// The time by which certificates of key exchanges are judged comes from somewhere else than
    /// before.
    ///
    /// @param detail from where, and which time
    /// @param confirmed whether anything confirms it; the host's clock and what is remembered do
    ///   not
    record DatesKnown(String detail, boolean confirmed) implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return confirmed ? Severity.INFO : Severity.WARNING;
        }

        @Override
        public String text() {
            return detail;
        }
    }

    /// There is no time by which certificates can be judged, so no keys are fetched.
    ///
    /// @param detail why
    record DatesUnknown(String detail) implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return detail + "; no keys are fetched until that changes";
        }
    }

    /// Signed statements of Roughtime servers contradict each other, so that at least one is wrong
    /// (RFC 10049 section 8.2).
    ///
    /// @param servers whose statements contradict each other, by name
    /// @param outvoted those of them that the majority does not agree with; empty when there is no
    ///   majority
    /// @param report where the proof is kept
    record RoughtimeMalfeasance(String servers, String outvoted, String report)
            implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "Roughtime servers contradict each other: %s; %s; the proof: %s"
                    .formatted(
                            servers,
                            outvoted.isEmpty()
                                    ? "no majority says who is wrong"
                                    : "outvoted: " + outvoted,
                            report);
        }
    }

    /// Time-stamp tokens (RFC 3161) were issued; for the ledger.
    ///
    /// @param count of tokens, at least 1
    /// @param root Merkle tree hash (RFC 6962 section 2.1) over the tokens' SHA-256 hashes in the
    ///   order in which they were made, hex
    /// @param hashes these hashes, 64 hex digits each, one behind the other
    /// @param first the earliest genTime
    /// @param last the latest genTime
    record TimestampsIssued(
            int count, String root, String hashes, UtcInstant first, UtcInstant last)
            implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return Severity.RECORD;
        }

        @Override
        public String text() {
            return "%d time-stamps issued from %s to %s, Merkle root %s"
                    .formatted(count, first, last, root);
        }
    }

    /// A key or a certificate came into use, or went out of it; for the ledger. Nothing secret.
    ///
    /// @param key the public half or its hash; empty when an epoch says which it is
    /// @param epoch number of an epoch of cookie keys
    /// @param until the end of its validity, if it has one
    record KeyChanged(
            Use use, Change change, String key, OptionalLong epoch, Optional<UtcInstant> until)
            implements AuthenticationEvent {
        /// What a key is for.
        public enum Use {
            /// Long-term key of the Roughtime server, Base64.
            ROUGHTIME,
            /// Online key of the Roughtime server, Base64.
            ROUGHTIME_DELEGATION,
            /// Cookie keys of the NTS server.
            NTS_EPOCH,
            /// Certificate of the NTS server, SHA-256 in hexadecimal digits.
            NTS_CERTIFICATE,
            /// Certificate of the time-stamp authority, SHA-256 in hexadecimal digits.
            TSA_CERTIFICATE
        }

        /// What happened to it.
        public enum Change {
            /// In use from now on.
            NEW,
            /// No longer in use.
            RETIRED,
            /// No longer in use, since the operator said that it is not to be believed.
            REVOKED
        }

        /// A key without an epoch.
        public static KeyChanged of(
                Use use, Change change, String key, Optional<UtcInstant> until) {
            return new KeyChanged(use, change, key, OptionalLong.empty(), until);
        }

        /// An epoch of cookie keys.
        public static KeyChanged of(int epoch, Change change) {
            return new KeyChanged(
                    Use.NTS_EPOCH, change, "", OptionalLong.of(epoch), Optional.empty());
        }

        @Override
        public Severity severity() {
            return Severity.RECORD;
        }

        @Override
        public String text() {
            return "%s %s: %s%s"
                    .formatted(
                            use,
                            change,
                            epoch.isPresent() ? "epoch " + epoch.getAsLong() : key,
                            until.map(end -> " until " + end).orElse(""));
        }
    }
}
