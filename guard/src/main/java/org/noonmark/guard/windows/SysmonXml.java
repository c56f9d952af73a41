package org.noonmark.guard.windows;

import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;

/// Events that are XML inside a line, as Sysmon for Linux hands them to syslog. One object serves
/// one log.
public final class SysmonXml {
    private static final String START = "<Event";

    private final LogClock clock;
    private final EventXml xml = new EventXml();

    public SysmonXml(LogClock clock) {
        this.clock = clock;
    }

    /// Writes kind, time and fields of the event whose XML begins at `from`.
    ///
    /// @return false when none does; nothing has been written then
    public boolean write(String line, int from, LogEventBuilder event) {
        if (!line.startsWith(START, from)) {
            return false;
        }
        int before = event.fieldCount();
        var windows = new WindowsEvent(clock, event);
        if (!xml.read(line.substring(from), windows)) {
            event.truncate(before);
            return false;
        }
        windows.finish();
        return true;
    }
}
