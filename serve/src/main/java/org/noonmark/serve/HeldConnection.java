package org.noonmark.serve;

/// A connection that can be closed to make room for another.
public interface HeldConnection {
    /// Whose it is, for the limits.
    AddressPrefix network();

    /// Closes it, since it was the oldest and there was no room; called from any thread.
    void displace();
}
