package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.testkit.TestCertificates.KeyKind;

/// `noonmark query nts` asks a chronyd and a station of ours.
class NtsQueryTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SERVER = "127.0.0.1";

    @TempDir Path folder;
    private final int ntpPort = Ports.free();
    private final int keyPort = Ports.free();
    private NtsFiles files;

    @BeforeEach
    void makeCertificate() {
        files = NtsFiles.create(folder, KeyKind.RSA2048, SERVER);
    }

    private RunningProgram.Ended query(String... options) {
        var command = Station.noonmark("query", "nts", SERVER + ":" + keyPort);
        command.addAll(List.of(options));
        return RunningProgram.run(folder, LIMIT, command);
    }

    @Test
    void tellsWhoAuthenticatedAChronyd() {
        try (var _ =
                Chronyd.server(
                        folder,
                        "chronyd",
                        SERVER,
                        ntpPort,
                        "ntsport " + keyPort,
                        "ntsservercert " + folder.resolve("server.crt"),
                        "ntsserverkey " + folder.resolve("server.key"))) {
            assertThat(query("--json", "--ca", files.authority.toString()).orFail())
                    .contains("\"subject\" : \"CN=" + NtsFiles.NAME)
                    .contains("\"aead\" : \"AEAD_AES_SIV_CMAC_256\"", "\"cookies\" : 8")
                    .contains("\"ntpServer\" : \"" + SERVER + " port " + ntpPort)
                    .contains("\"authentication\" : \"NTS\"", "\"failure\" : \"\"")
                    .contains("\"stamps\" : \"kernel\"");
        }
    }

    @Test
    void tellsWhoAuthenticatedAStationAndWhyNothingIsBelieved() {
        try (var _ = Station.configured(folder, files.configuration(SERVER, ntpPort, keyPort))) {
            assertThat(query("--count", "1", "--ca", files.authority.toString()).orFail())
                    .contains("): authenticated\n", "8 cookies of 100 bytes", "  exchange 1 ");
            var record = folder.resolve("record.json");
            var authority = files.authority.toString();
            query("--ca", authority, "--record", record.toString(), "--within", "1").orFail();
            assertThat(record).content().contains("\"authentication\":\"NTS", "\"response\":\"");
            var stranger = query("--count", "1");
            assertThat(stranger.exitCode()).isEqualTo(2);
            assertThat(stranger.output())
                    .contains("the certificate is not believed")
                    .contains("its authority with --ca");
        }
    }
}
