package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The root secret of the cookie keys is in a PKCS#11 token (SoftHSM) and never leaves it.
class TokenRootTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ADDRESS = "127.0.0.1";
    private static final String PIN = "1234";
    private static final String ROOT = "0f1e2d3c".repeat(8);
    private static final List<Path> LIBRARIES =
            Stream.of("/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu/softhsm", "/usr/lib64/softhsm")
                    .map(place -> Path.of(place, "libsofthsm2.so"))
                    .toList();

    @TempDir Path folder;
    private final int ntpPort = Ports.free();
    private final int keyExchangePort = Ports.freeTcp();
    private NtsFiles files;
    private Path provider;
    private Path pin;

    @BeforeEach
    void makeToken() throws IOException {
        files = NtsFiles.create(folder, ADDRESS);
        var tokens = Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(softHsm(), "directories.tokendir = " + tokens + "\n");
        provider =
                Files.writeString(
                        folder.resolve("token.cfg"),
                        """
                        name = noonmark
                        library = %s
                        slotListIndex = 0
                        attributes(*,CKO_SECRET_KEY,*) = {
                          CKA_SENSITIVE = true
                          CKA_EXTRACTABLE = false
                          CKA_SIGN = true
                        }
                        """
                                .formatted(
                                        LIBRARIES.stream()
                                                .filter(Files::exists)
                                                .findFirst()
                                                .orElseThrow()));
        pin = Files.writeString(folder.resolve("pin"), PIN);
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
        fillToken();
    }

    private void fillToken() {
        run(
                List.of(
                        Peers.installed("softhsm2-util"),
                        "--init-token",
                        "--free",
                        "--label=noonmark",
                        "--pin=" + PIN,
                        "--so-pin=4321"));
        run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        TokenKeyImport.class.getName(),
                        provider.toString(),
                        PIN,
                        "nts-root",
                        ROOT));
    }

    private Path softHsm() {
        return folder.resolve("softhsm2.conf");
    }

    private List<String> withToken(List<String> command) {
        var all = new ArrayList<>(List.of("env", "SOFTHSM2_CONF=" + softHsm()));
        all.addAll(command);
        return all;
    }

    private void run(List<String> command) {
        RunningProgram.run(folder, LIMIT, withToken(command)).orFail();
    }

    /// @param root the lines that say where the root secret is
    private String configuration(String root) {
        var withFile = files.configuration(ADDRESS, ntpPort, keyExchangePort);
        return withFile.replace("root_secret = \"" + files.root + "\"", root);
    }

    @Test
    void aTokenMakesTheSameKeysAsAFileWithTheSameSecret() {
        var inToken =
                "pkcs11 = \"%s\"%npkcs11_pin = \"%s\"%npkcs11_key = \"nts-root\""
                        .formatted(provider, pin);
        files.writeRoot(ROOT);
        try (var first = Station.configured(folder, this::withToken, configuration(inToken));
                // At four requests a second the eight cookies would not last for a restart.
                var client =
                        Chronyd.client(
                                folder,
                                "client",
                                "server %s port %d nts ntsport %d minpoll 1 maxpoll 1"
                                        .formatted(ADDRESS, ntpPort, keyExchangePort),
                                "nosystemcert",
                                "ntstrustedcerts " + files.authority)) {
            awaitGoodReplies(client, 2);
            first.terminate();
            int before = goodReplies(client);
            try (var _ =
                    Station.configured(
                            folder, configuration("root_secret = \"" + files.root + "\""))) {
                awaitGoodReplies(client, before + 2);
                assertThat(client.chronyc("-N", "-c", "authdata")).contains("NTS,1,15,256");
            }
        }
    }

    private static int goodReplies(Chronyd client) {
        return Integer.parseInt(client.ntpdata(ADDRESS).get("Total good RX"));
    }

    private static void awaitGoodReplies(Chronyd client, int count) {
        client.await(
                count + " good replies",
                LIMIT,
                () -> Optional.of(goodReplies(client)).filter(seen -> seen >= count));
    }
}
