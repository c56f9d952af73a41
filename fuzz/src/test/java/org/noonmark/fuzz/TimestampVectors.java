package org.noonmark.fuzz;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;
import org.noonmark.tsp.HashAlgorithm;
import org.noonmark.tsp.Octets;
import org.noonmark.tsp.StampTime;
import org.noonmark.tsp.TimestampRequest;
import org.noonmark.tsp.TimestampSigner;

/// Good requests and good tokens for them. Keys are new in each run.
final class TimestampVectors {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    static final TestCertificates AUTHORITY = TestCertificates.authority(FROM, UNTIL);
    private static final TestCertificates.Issued OWN = AUTHORITY.timestamping("tsa", FROM, UNTIL);
    static final StampTime TIME = time();

    /// The request that [#tokens] answer first.
    static final TimestampRequest REQUEST =
            request(HashAlgorithm.SHA256, Optional.of("1.3.6.1.4.1.32473.1"), true);

    private TimestampVectors() {}

    private static StampTime time() {
        var table = LeapTable.embedded();
        var now = table.toTai(UtcInstant.parse("2026-11-23T09:45:59.123456Z"));
        var interval = TimeInterval.around(now, TimeDelta.ofMicros(3));
        return ((StampTime.Found.Time) StampTime.from(interval, table, TimeDelta.ofSeconds(1)))
                .time();
    }

    private static TimestampRequest request(
            HashAlgorithm algorithm, Optional<String> policy, boolean certificates) {
        return new TimestampRequest(
                algorithm,
                Octets.of(new byte[algorithm.lengthBytes()]),
                policy,
                Optional.of(new BigInteger("c0ffee00c0ffee00", 16)),
                certificates);
    }

    /// Requests, good and almost good: SHA-1, an extension, a second version.
    static List<byte[]> requests() {
        var all = new ArrayList<byte[]>();
        for (var algorithm : HashAlgorithm.values()) {
            all.add(request(algorithm, Optional.empty(), false).encode());
        }
        all.add(REQUEST.encode());
        var hex = HexFormat.of();
        all.add(hex.parseHex("30260201013021300906052b0e03021a05000414" + "00".repeat(20)));
        all.add(
                hex.parseHex(
                        "30430201013031300d060960864801650304020105000420"
                                + "00".repeat(32)
                                + "a00b30090603 2a0304 0402 0500".replace(" ", "")));
        all.add(hex.parseHex("30260201023021300906052b0e03021a05000414" + "00".repeat(20)));
        return all;
    }

    /// DER of tokens with and without certificates; the first answers [#REQUEST].
    static List<byte[]> tokens() {
        try {
            var signer =
                    TimestampSigner.of(
                            OWN.key(),
                            List.of(OWN.certificate(), AUTHORITY.certificate()),
                            "1.3.6.1.4.1.32473.1",
                            new SecureRandom());
            return List.of(
                    signer.issue(REQUEST, TIME, BigInteger.TEN),
                    signer.issue(
                            request(HashAlgorithm.SHA3_512, Optional.empty(), false),
                            TIME,
                            BigInteger.TEN));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
