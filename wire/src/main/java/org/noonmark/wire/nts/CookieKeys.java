package org.noonmark.wire.nts;

import java.util.Map;
import org.noonmark.wire.ntp.Octets;

/// The keys that cookies are sealed with, by epoch, as they are accepted now. Its text form never
/// shows the keys.
///
/// @param current the epoch to seal with; one of `keys`
/// @param keys of AEAD_AES_SIV_CMAC_256, 32 bytes each, by epoch: past, current and future ones
public record CookieKeys(int current, Map<Integer, Octets> keys) {
    public CookieKeys {
        keys = Map.copyOf(keys);
        if (!keys.containsKey(current)) {
            throw new IllegalArgumentException("must have a key: current=" + current);
        }
        int bytes = NtsAead.AES_SIV_CMAC_256.keyBytes();
        if (keys.values().stream().anyMatch(key -> key.length() != bytes)) {
            throw new IllegalArgumentException("must have " + bytes + " bytes: every key");
        }
    }

    public static CookieKeys of(int current, Map<Integer, Octets> keys) {
        return new CookieKeys(current, keys);
    }

    @Override
    public String toString() {
        return "CookieKeys[current=" + current + ", epochs=" + keys.keySet() + "]";
    }
}
