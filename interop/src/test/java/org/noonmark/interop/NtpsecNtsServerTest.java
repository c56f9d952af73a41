package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.testkit.TestCertificates.KeyKind;

/// A station takes its time from NTPsec's ntpd with NTS, on ports 123 and 4460 in a network of its
/// own, and believes nothing that is not authenticated.
class NtpsecNtsServerTest {
    private static final String OURS = "192.0.2.1";
    private static final String THEIRS = "192.0.2.2";

    @TempDir Path folder;

    private List<String> ntpd() throws IOException {
        var config =
                Files.write(
                        folder.resolve("ntp.conf"),
                        List.of(
                                "disable kernel",
                                "tos orphan 5 orphanwait 1",
                                "restrict default",
                                "nts enable",
                                "nts cert " + folder.resolve("server.crt"),
                                "nts key " + folder.resolve("server.key"),
                                "nts cookie " + folder.resolve("cookie-keys")));
        // With `disable ntp` it would never call itself synchronised.
        return Peers.withoutClock(List.of(Peers.ntpsecNtpd(), "-n", "-N", "-c", config.toString()));
    }

    private static String station(NtsFiles files) {
        return """
        [station]
        require_authenticated = true
        [[ntp_source]]
        host = "%s"
        nts = true
        nts_ca = "%s"
        minimum_poll = "1 s"
        maximum_poll = "1 s"
        [serve.ntp]
        enabled = false
        """
                .formatted(THEIRS, files.authority);
    }

    @Test
    void isSynchronizedByAuthenticatedReadings() throws IOException {
        var files = NtsFiles.create(folder, KeyKind.P256, THEIRS);
        try (var ours = Network.create(folder, "ours");
                var theirs = Network.create(folder, "theirs")) {
            ours.connect(theirs, OURS, THEIRS);
            try (var _ = RunningProgram.start("ntpd", folder, theirs.inside(ntpd()));
                    var station = Station.configuredIn(ours, folder, station(files))) {
                var status =
                        station.awaitFile(
                                folder.resolve("data/status.json"),
                                Pattern.compile("\"state\" : \"SYNCHRONIZED\""));
                assertThat(status)
                        .contains("\"isAuthenticated\" : true", "CN=" + NtsFiles.NAME)
                        .contains("\"naks\" : \"0\"")
                        .doesNotContain("\"isAuthenticated\" : false");
            }
        }
    }
}
