package org.noonmark.sources.roughtime;

import java.io.IOException;

/// Keeps a malfeasance report.
@FunctionalInterface
public interface ReportKeeper {
    /// Writes it down for good; returns where, for people.
    String keep(String json) throws IOException;
}
