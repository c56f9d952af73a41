package org.noonmark.time;

/// What a standard clock says of itself.
public enum ClockState {
    /// No estimate yet: nothing may be relied on.
    STARTING(false),
    /// The operator declared the host clock to be the standard, with a stated accuracy.
    LOCAL(true),
    /// Enough sources agree now.
    SYNCHRONIZED(true),
    /// Sources were lost; the interval grows by the holdover model.
    HOLDOVER(true),
    /// The interval, or the sources' agreement, is out of policy: never served as good.
    UNTRUSTED(false);

    private final boolean usable;

    ClockState(boolean usable) {
        this.usable = usable;
    }

    /// Whether the interval may be relied on and served as good time.
    public boolean isUsable() {
        return usable;
    }
}
