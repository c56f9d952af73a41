package org.noonmark.serve;

/// A connection that can be closed to make room for another.
public interface HeldConnection {
    /// Whose it is, for the limits; see [AddressPrefix#ofHost].
    AddressPrefix network();

    /// Closes it, since there was no room for another; called from any thread.
    void displace();
}
