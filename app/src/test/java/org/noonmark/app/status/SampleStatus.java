package org.noonmark.app.status;

import java.util.List;
import java.util.Map;
import org.noonmark.metrology.UncertaintyModel;

/// A status with something in every field.
public final class SampleStatus {
    public static final String BOOT = "boot-1";
    public static final long COUNTER_NANOS = 5_000_000_000L;

    private static final StatusReport.Ledger LEDGER =
            new StatusReport.Ledger(
                    "lab.example/log",
                    4711,
                    3,
                    "",
                    0,
                    java.util.Map.of(),
                    java.util.Map.of(),
                    "",
                    java.util.Map.of());

    private static final List<StatusReport.Source> SOURCES =
            List.of(
                    new StatusReport.Source(
                            "ntp1",
                            "MEMBER",
                            -2.3e-6,
                            4e-3,
                            1.5e-6,
                            0.5,
                            12,
                            true,
                            1,
                            "",
                            Map.of("reach", "377")),
                    new StatusReport.Source(
                            "ntp2",
                            "FALSETICKER",
                            0.25,
                            4e-3,
                            1.5e-6,
                            0,
                            12,
                            false,
                            2,
                            "treat it as broken",
                            Map.of()),
                    new StatusReport.Source(
                            "ntp3",
                            "SILENT",
                            0,
                            0,
                            0,
                            0,
                            0,
                            false,
                            0,
                            "no reply: check the path to it",
                            Map.of()));

    private static final List<StatusReport.Server> SERVERS =
            List.of(
                    new StatusReport.Server(
                            "NTP", List.of("127.0.0.1:123"), Map.of("requests", 7L)));

    private static final StatusReport.Start START =
            new StatusReport.Start(
                    "KEYS",
                    "getting keys",
                    75,
                    70,
                    "keys from a server with NTS",
                    "ntp3: no keys: a certificate is not valid at this time",
                    "ROUGHTIME",
                    "certificates are judged by Roughtime servers: 2026-11-23T04:18:14Z",
                    "ask whoever runs ntp3",
                    List.of(
                            new StatusReport.Step(0, "dates", false, "the servers are being asked"),
                            new StatusReport.Step(1.5, "roughtime", true, "a, b, c agree")),
                    3,
                    List.of(new StatusReport.Stage("ntp3", "REFUSED", 60, "no keys: expired")));

    private SampleStatus() {}

    public static StatusReport inState(String state) {
        return of(state, BOOT);
    }

    public static StatusReport ofBoot(String boot) {
        return of("SYNCHRONIZED", boot);
    }

    /// The half-width is 1 ms at `COUNTER_NANOS` and grows by 1 ms a second.
    private static StatusReport of(String state, String boot) {
        return new StatusReport(
                StatusReport.FORMAT,
                "lab-1",
                "0.1.0",
                4711,
                boot,
                COUNTER_NANOS,
                state,
                "2 of 3 sources agree",
                3_725,
                new StatusReport.Time(
                        "2026-11-23T04:18:14.811477818Z",
                        "2026-11-23T04:18:51.811477818 TAI",
                        1e-3,
                        COUNTER_NANOS - 1_000_000_000L,
                        UncertaintyModel.linear(0, 1e-3)),
                1.25e-5,
                -2e-6,
                0,
                new StatusReport.Leap(
                        37, "2027-01-01T00:00:00Z", 1, "2027-06-28T00:00:00Z", true, "file leap"),
                SOURCES,
                SERVERS,
                1,
                2,
                List.of(
                        new StatusReport.Event(
                                9, "2026-11-23T04:18:14.5Z", "ALARM", "the host clock was stepped"),
                        new StatusReport.Event(10, "", "INFO", "started")),
                START,
                LEDGER,
                new StatusReport.Approval(2, 3, 7, "00", "", ""),
                null);
    }
}
