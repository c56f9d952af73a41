package org.noonmark.app.config;

import java.util.List;
import java.util.Optional;
import org.noonmark.app.config.Key.Section;

/// Every section that a configuration may have, with its keys.
///
/// This is the only description of the configuration: the reader, its messages and `noonmark config
/// explain` follow it.
final class Schema {
    static final List<Section> SECTIONS =
            List.of(
                    StationKeys.STATION,
                    StationKeys.LOCAL,
                    StationKeys.OSCILLATOR,
                    SourceKeys.NTP_SOURCE,
                    SourceKeys.READING_FILE,
                    RoughtimeSourceKeys.ROUGHTIME_SOURCE,
                    LedgerSignerKeys.LEDGER_SIGNER,
                    StartKeys.START,
                    KhronosKeys.KHRONOS,
                    SourceKeys.KEYS,
                    ServerKeys.SERVE_NTP,
                    NtsServerKeys.SERVE_NTS,
                    RoughtimeServerKeys.SERVE_ROUGHTIME,
                    TimestampServerKeys.SERVE_TSA,
                    LedgerKeys.LEDGER,
                    LogServerKeys.SERVE_LEDGER,
                    LogServerKeys.WITNESS,
                    ApprovalKeys.APPROVAL,
                    GuardKeys.GUARD,
                    GuardKeys.GUARD_LOG,
                    StationKeys.LEAP,
                    StationKeys.HOST_CLOCK);

    private Schema() {}

    static Optional<Section> section(String name) {
        return SECTIONS.stream().filter(section -> section.name().equals(name)).findFirst();
    }
}
