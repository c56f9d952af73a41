package org.noonmark.sources.roughtime;

/// Who else wants to know what the Roughtime servers said, so that nobody asks them twice. Called
/// by the thread of [RoughtimeSource].
public interface ChainObserver {
    /// A measurement begins.
    void begins();

    /// A measurement has ended.
    void found(ChainResult result);

    /// Whether the next measurement is urgent: something waits for it.
    boolean isUrgent();

    /// Nobody.
    static ChainObserver nobody() {
        return new ChainObserver() {
            @Override
            public void begins() {}

            @Override
            public void found(ChainResult result) {}

            @Override
            public boolean isUrgent() {
                return false;
            }
        };
    }
}
