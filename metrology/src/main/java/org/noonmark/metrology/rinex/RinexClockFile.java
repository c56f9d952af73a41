package org.noonmark.metrology.rinex;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A file that was read, with what is wrong with it.
///
/// @param records all that could be read, in the order of the file
/// @param defects in the order of the file
public record RinexClockFile(Header header, List<ClockRecord> records, List<RinexDefect> defects) {
    /// What stands above the records. Texts are empty where the file says nothing.
    ///
    /// @param version such as `3.04`
    /// @param program that wrote the file
    /// @param timeSystem of the epochs: `GPS`, `UTC`, `TAI` …
    /// @param leapSeconds of GPS time minus UTC, as the file says
    /// @param analysisCentre its abbreviation
    /// @param references the clocks that all others are compared with
    public record Header(
            String version,
            String program,
            String timeSystem,
            OptionalInt leapSeconds,
            String analysisCentre,
            List<String> references) {
        public Header {
            references = List.copyOf(references);
        }
    }

    public RinexClockFile {
        records = List.copyOf(records);
        defects = List.copyOf(defects);
    }

    /// How many records there are of each type.
    public Map<ClockRecord.Type, Integer> counts() {
        var counts = new EnumMap<ClockRecord.Type, Integer>(ClockRecord.Type.class);
        records.forEach(each -> counts.merge(each.type(), 1, Integer::sum));
        return counts;
    }

    /// How many records are not used.
    public long lost() {
        return defects.stream().filter(defect -> defect.reason().costsRecord()).count();
    }
}
