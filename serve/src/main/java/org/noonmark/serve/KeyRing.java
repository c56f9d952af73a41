package org.noonmark.serve;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.noonmark.wire.ntp.PacketAuthenticator;
import org.noonmark.wire.ntp.SymmetricKey;
import org.noonmark.wire.ntp.SymmetricKeys;

/// The symmetric keys of one worker, found by identifier.
///
/// Hot path: looking up allocates nothing.
final class KeyRing {
    private final int[] ids;
    private final PacketAuthenticator[] authenticators;

    KeyRing(SymmetricKeys keys) {
        var sorted =
                keys.byId().values().stream()
                        .sorted(Comparator.comparingInt(SymmetricKey::id))
                        .toList();
        ids = sorted.stream().mapToInt(SymmetricKey::id).toArray();
        authenticators =
                sorted.stream()
                        .map(SymmetricKey::newAuthenticator)
                        .toArray(PacketAuthenticator[]::new);
    }

    @Nullable PacketAuthenticator find(int keyId) {
        int at = Arrays.binarySearch(ids, keyId);
        return at < 0 ? null : authenticators[at];
    }
}
