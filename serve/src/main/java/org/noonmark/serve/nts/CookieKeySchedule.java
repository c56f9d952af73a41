package org.noonmark.serve.nts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TimeInterval;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.CookieKeys;

/// Which cookie keys hold at a time: a function of the root secret, the site and standard time, and
/// of nothing else. So all servers of a site have the same keys without talking to each other.
///
/// The epoch is the number of whole epoch lengths since 1970-01-01 00:00:00 TAI. Its key is
/// HKDF-Expand-SHA256(root, "noonmark nts cookie v1" 0 site 0 epoch, 32) (RFC 5869 section 2.3; the
/// epoch in 4 bytes, big-endian, and a byte 0 around the site, which cannot hold one).
///
/// @param root the secret; uniformly random, so that HKDF-Extract would add nothing (RFC 5869
///   section 3.3), and a token can do all that is left with one HMAC
/// @param site separates servers that happen to share a root; printable ASCII
/// @param epochSeconds how long a key makes cookies
/// @param acceptedEpochs how many epochs before the present one are still accepted
public record CookieKeySchedule(
        RootSecret root, String site, long epochSeconds, int acceptedEpochs) {
    private static final byte[] LABEL =
            "noonmark nts cookie v1".getBytes(StandardCharsets.US_ASCII);

    /// 2026-01-01 TAI: a clock that says less is no basis.
    private static final long BEGINNING = 1_767_225_600L;

    /// T(1) of HKDF-Expand is the whole output: 32 bytes are one block of SHA-256.
    private static final byte FIRST_BLOCK = 1;

    /// What came of deriving keys.
    ///
    /// @param keys none when there is nothing to seal with
    /// @param trouble why some are missing; empty when none is
    record Derived(Optional<CookieKeys> keys, String trouble) {}

    public CookieKeySchedule {
        if (epochSeconds < 1 || acceptedEpochs < 0 || acceptedEpochs > 1000) {
            throw new IllegalArgumentException(
                    "must be >= 1 and 0 to 1000: epochSeconds=%d acceptedEpochs=%d"
                            .formatted(epochSeconds, acceptedEpochs));
        }
        if (!site.chars().allMatch(letter -> letter > ' ' && letter <= '~')) {
            throw new IllegalArgumentException("must be printable ASCII: site=" + site);
        }
    }

    /// The present epoch; empty while time is not known to within an epoch.
    public OptionalInt epochAt(StandardTime now) {
        var interval = now.interval();
        if (interval.equals(TimeInterval.EVERYTHING)
                || interval.width().seconds() >= epochSeconds) {
            return OptionalInt.empty();
        }
        long seconds = interval.midpoint().seconds();
        long epoch = Math.floorDiv(seconds, epochSeconds);
        // The number has 32 bits on the wire, which epochs of a second leave in 2038.
        return seconds >= BEGINNING && epoch < Integer.MAX_VALUE
                ? OptionalInt.of((int) epoch)
                : OptionalInt.empty();
    }

    /// The keys of an epoch: those of the accepted ones before it, its own, and the next, which
    /// servers whose time is slightly ahead use already. Revoked ones are left out.
    ///
    /// Cookies are sealed in the present epoch; when that is revoked, in the next. With both
    /// revoked there are no keys: nothing could be sealed. While the token does not answer, keys
    /// that are known already are all there are, and the latest of them seals.
    ///
    /// @param known keys of this schedule by epoch, which need not be derived again
    Derived keysOf(int epoch, IntPredicate isRevoked, Map<Integer, Octets> known) {
        var keys = new TreeMap<Integer, Octets>();
        var trouble = "";
        for (int each = epoch + 1; each >= Math.max(0, epoch - acceptedEpochs); each--) {
            var had = known.get(each);
            if (isRevoked.test(each)) {
                continue;
            }
            if (had != null) {
                keys.put(each, had);
            } else if (trouble.isEmpty()) {
                try {
                    keys.put(each, key(each));
                } catch (IOException failed) {
                    trouble = String.valueOf(failed.getMessage());
                }
            }
        }
        boolean revoked = isRevoked.test(epoch) && isRevoked.test(epoch + 1);
        if (keys.isEmpty() || revoked) {
            return new Derived(Optional.empty(), trouble);
        }
        int sealing = keys.containsKey(epoch) ? epoch : keys.lastKey();
        return new Derived(Optional.of(CookieKeys.of(sealing, keys)), trouble);
    }

    private Octets key(int epoch) throws IOException {
        var name = site.getBytes(StandardCharsets.US_ASCII);
        var info = ByteBuffer.allocate(LABEL.length + name.length + 7);
        info.put(LABEL).put((byte) 0).put(name).put((byte) 0).putInt(epoch).put(FIRST_BLOCK);
        return Octets.of(root.hmac(info.array()));
    }
}
