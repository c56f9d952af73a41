package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BoundFilesTest {
    /// What is not bound, and why, is in docs/approval.md.
    private static final String WHOLE =
            """
            [station]
            data_folder = "/free/data"
            [[ntp_source]]
            host = "a.example"
            nts = true
            nts_ca = "/bound/authorities"
            [[reading_file]]
            path = "/free/readings"
            [keys]
            file = "/bound/keys"
            [serve.ntp]
            listen = ["127.0.0.1"]
            [serve.nts]
            certificate = "/free/certificate"
            key = "/free/certificate.key"
            pkcs11 = "/bound/token"
            pkcs11_pin = "/free/pin"
            pkcs11_key = "nts"
            revoked_epochs = "/free/revoked"
            [serve.roughtime]
            key = "/bound/roughtime"
            [serve.tsa]
            certificate = "/free/tsa"
            key = "/free/tsa.key"
            policy = "1.2.3"
            [ledger]
            policy = "/bound/policy"
            [witness]
            name = "w.example"
            key = "/bound/witness"
            logs = []
            [leap]
            file = "/bound/leap"
            """;

    private static Configuration read() {
        var read = ConfigurationFile.read("a.toml", WHOLE.getBytes(StandardCharsets.UTF_8));
        assertThat(read).isInstanceOf(ConfigurationFile.Good.class);
        return read instanceof ConfigurationFile.Good(var good)
                ? good
                : ConfigurationFile.embedded();
    }

    @Test
    void areThoseThatDecideAboutTime() {
        assertThat(BoundFiles.of(read()))
                .containsExactly(
                        "/bound/authorities",
                        "/bound/keys",
                        "/bound/leap",
                        "/bound/policy",
                        "/bound/roughtime",
                        "/bound/token",
                        "/bound/witness");
    }

    @Test
    void areReadElsewhereWhenTheyAreMoved() {
        var moved =
                BoundFiles.moved(read(), path -> Path.of("/copies").resolve(path.getFileName()));
        assertThat(BoundFiles.of(moved)).allMatch(name -> name.startsWith("/copies/")).hasSize(7);
    }

    /// Whoever adds a key of a file decides here, and in docs/approval.md, whether it is bound.
    @Test
    void everyKeyOfAFileIsDecidedUpon() {
        var written = new TreeSet<String>();
        for (var section : Schema.SECTIONS) {
            for (var key : section.keys()) {
                if (key.kind().read("/x") instanceof Path) {
                    written.add(section.name() + "." + key.name());
                }
            }
        }
        assertThat(written)
                .containsExactly(
                        "guard.settings",
                        "guard_log.path",
                        "keys.file",
                        "leap.file",
                        "ledger.policy",
                        "ntp_source.nts_ca",
                        "reading_file.path",
                        "serve.nts.certificate",
                        "serve.nts.key",
                        "serve.nts.pkcs11",
                        "serve.nts.pkcs11_pin",
                        "serve.nts.revoked_epochs",
                        "serve.nts.root_secret",
                        "serve.roughtime.key",
                        "serve.tsa.certificate",
                        "serve.tsa.key",
                        "station.data_folder",
                        "witness.key");
    }
}
