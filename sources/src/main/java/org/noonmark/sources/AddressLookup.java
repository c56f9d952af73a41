package org.noonmark.sources;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a name. May block; called on virtual threads.
@FunctionalInterface
public interface AddressLookup {
    /// The addresses in order of preference, never empty.
    ///
    /// @throws UnknownHostException when there are none now
    List<InetAddress> lookup(String host) throws UnknownHostException;

    /// What the system's resolver says; the text of an address is that address.
    static AddressLookup bySystem() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
