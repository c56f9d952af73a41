package org.noonmark.guard.unix;

import java.util.List;
import org.noonmark.guard.reader.LogFormat;

/// The formats of this package.
public final class UnixFormats {
    private UnixFormats() {}

    /// In the order of names.
    public static List<LogFormat> all() {
        return List.of(new AuditFormat(), new JournalExportFormat(), new SyslogFormat());
    }
}
