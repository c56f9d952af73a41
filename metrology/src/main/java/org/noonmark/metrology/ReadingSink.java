package org.noonmark.metrology;

/// Where sources put what they measured. Called from any thread; does not block.
public interface ReadingSink {
    void accept(Reading reading);

    /// The clock has stopped answering; readings may come again later.
    void unreachable(ClockId clock);
}
