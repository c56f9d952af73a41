package org.noonmark.guard.timing;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.guard.reader.LogFormat;

/// The formats of this package.
public final class TimingFormats {
    private TimingFormats() {}

    /// Measurement logs, configuration files, and what a station prints.
    public static List<LogFormat> all() {
        var formats = new ArrayList<LogFormat>();
        for (var log : MeasurementLog.values()) {
            formats.add(new MeasurementFormat(log));
        }
        for (var file : ConfigurationFile.values()) {
            formats.add(new ConfigurationFormat(file));
        }
        formats.add(new StationFormat());
        return List.copyOf(formats);
    }
}
