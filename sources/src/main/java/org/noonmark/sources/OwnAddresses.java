package org.noonmark.sources;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.noonmark.wire.ntp.ReferenceId;

/// The reference identifiers by which servers would name this host if they followed it.
///
/// Loopback addresses are left out: they mean another daemon on the same host as often as this one.
/// May be asked and refreshed from any thread.
public final class OwnAddresses implements IntPredicate {
    private volatile Set<Integer> referenceIds = Set.of();

    /// Knows no address until it is refreshed.
    public OwnAddresses() {}

    /// Reads the host's interfaces again; keeps what it knew when that fails.
    public void refresh() {
        try {
            referenceIds =
                    NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(address -> !address.isLoopbackAddress())
                            .map(address -> ReferenceId.ofAddress(address.getAddress()))
                            .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException unreadable) {
            // The test for loops is a help, not a condition: the old answer is the best one.
            return;
        }
    }

    @Override
    public boolean test(int referenceId) {
        return referenceIds.contains(referenceId);
    }
}
