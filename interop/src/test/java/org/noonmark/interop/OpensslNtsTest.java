package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `openssl s_client` says of our key-exchange server.
class OpensslNtsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir Path folder;
    private final int port = Ports.freeTcp();
    private NtsFiles files;
    private Station station;

    @BeforeEach
    void start() {
        files = NtsFiles.create(folder, "127.0.0.1");
        station =
                Station.configured(
                        folder,
                        files.configuration(
                                "127.0.0.1",
                                Ports.free(),
                                port,
                                "handshake_timeout = \"1 s\"",
                                "exchange_timeout = \"1 s\""));
    }

    @AfterEach
    void stop() {
        station.close();
    }

    /// Its output; it says nothing after the handshake and waits until it is closed.
    private RunningProgram.Ended connect(String... options) {
        var command = new ArrayList<>(List.of(Peers.installed("openssl"), "s_client"));
        command.addAll(List.of("-connect", "127.0.0.1:" + port, "-CAfile", "" + files.authority));
        command.add("-ign_eof");
        command.addAll(List.of(options));
        return RunningProgram.run(folder, LIMIT, command);
    }

    @Test
    void speaksTls13WithOurProtocolAndGivesNoTicket() {
        var output = connect("-alpn", "ntske/1", "-verify_ip", "127.0.0.1").output();
        assertThat(output)
                .contains("New, TLSv1.3")
                .contains("ALPN protocol: ntske/1")
                .contains("Verify return code: 0 (ok)")
                .doesNotContain("New Session Ticket arrived")
                .as("Bad Request, since nothing was asked")
                .contains("\u0002\0\u0002\0\u0001");
    }

    @Test
    void agreesWithClientsThatOnlyKnowP256() {
        assertThat(connect("-alpn", "ntske/1", "-groups", "P-256").output())
                .contains("New, TLSv1.3");
    }

    @Test
    void refusesTls12() {
        assertThat(connect("-alpn", "ntske/1", "-tls1_2").output())
                .contains("alert protocol version")
                .doesNotContain("BEGIN CERTIFICATE");
    }

    @Test
    void refusesOtherProtocolsAndNone() {
        assertThat(connect("-alpn", "h2").output()).contains("alert no application protocol");
        assertThat(connect().output()).contains("alert no application protocol");
    }
}
