package org.noonmark.guard.fact;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;

/// Reads every fact that an event says.
///
/// One reader may read many logs, in turn. It remembers little: record numbers, and what the audit
/// system's last call was. Not for several threads.
public final class FactReader {
    private final AccessFacts access = new AccessFacts();
    private final ClockFacts clocks = new ClockFacts();
    private final UnaryOperator<String> hostOfLog;

    /// @param hostOfLog the host whose log this is, for events that do not name theirs; may answer
    ///   with the empty text
    public FactReader(UnaryOperator<String> hostOfLog) {
        this.hostOfLog = hostOfLog;
    }

    /// The host that an event happened at; empty when nobody says.
    public String host(LogEvent event) {
        if (event.first(Ocsf.HOSTNAME) instanceof String host && !host.isEmpty()) {
            return host;
        }
        return event.first("Computer") instanceof String computer
                ? computer
                : hostOfLog.apply(event.position().source());
    }

    /// Gives what `event` says to `sink`: mostly nothing.
    public void read(LogEvent event, Consumer<Fact> sink) {
        read(event, new Origin(event.time(), host(event), event.position()), sink);
    }

    /// The same, where the caller knows host and time already.
    public void read(LogEvent event, Origin origin, Consumer<Fact> sink) {
        access.read(event, origin, sink);
        clocks.read(event, origin, sink);
    }
}
