package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.testkit.ReferenceData;

class RoughtimeCommandTest {
    private static final String KEY = "AW5uAoTSTDfG5NfY1bTh08GUnOqlRb+HVhbJ3ODJvsE=";

    @TempDir private Path folder;

    private Path file(String text) throws IOException {
        var file = folder.resolve("file.json");
        Files.writeString(file, text);
        return file;
    }

    @Test
    void makesALongTermKeyAndPrintsThePublicKeyAlone() throws IOException {
        var file = folder.resolve("key");
        var made = CommandLineRun.of("keys", "roughtime", file.toString());

        assertThat(made.exitCode()).isZero();
        assertThat(Ed25519PublicKey.parse(made.out().strip())).isPresent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var again = CommandLineRun.of("keys", "roughtime", file.toString());
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("never overwritten");
    }

    @Test
    void saysWhatItNeeds() {
        for (var wrong :
                new String[][] {
                    {"query", "roughtime"},
                    {"query", "roughtime", "localhost"},
                    {"query", "roughtime", "localhost", "--servers", "a", "--key", KEY},
                    {"query", "roughtime", "--servers", "a", "--check-report", "b"},
                    {"query", "roughtime", "--check-report", "b", "--report", "c"}
                }) {
            var run = CommandLineRun.of(wrong);
            assertThat(run.exitCode()).isEqualTo(64);
            assertThat(run.err()).contains("give HOST[:PORT] with --key");
        }
        var noKey = CommandLineRun.of("query", "roughtime", "localhost", "--key", "abc");
        assertThat(noKey.exitCode()).isEqualTo(64);
        assertThat(noKey.err()).contains("--key is no Ed25519 public key");
    }

    @Test
    void wantsThreeParties() throws IOException {
        var list = file("{\"servers\":[" + server("a", "x") + "," + server("b", "x") + "]}");
        var run = CommandLineRun.of("query", "roughtime", "--servers", list.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("at least 3 different parties").contains("there is 1");
    }

    private static String server(String name, String party) {
        return """
        {"name": "%s", "party": "%s", "version": 1, "publicKeyType": "ed25519",
         "publicKey": "%s", "addresses": [{"protocol": "udp", "address": "[::1]:2002"}]}
        """
                .formatted(name, party, KEY);
    }

    @Test
    void namesThePlaceOfWhatIsWrongInAList() throws IOException {
        var cases =
                new String[][] {
                    {"{", "is no JSON"},
                    {"[]", "servers: must be a list"},
                    {"{\"servers\": []}", "servers: must have 1 to 1000 members"},
                    {"{\"servers\": [{}]}", "servers[0].name: must be a text"},
                    {
                        "{\"servers\": [" + server("a", "a").replace("AW5u", "AAAA") + "]}",
                        "servers[0].publicKey: is no Ed25519 key"
                    },
                    {
                        "{\"servers\": [" + server("a", "a").replace("udp", "sctp") + "]}",
                        "servers[0].addresses[0].protocol: must be udp or tcp"
                    }
                };
        for (var one : cases) {
            var run = CommandLineRun.of("query", "roughtime", "--servers", file(one[0]).toString());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains(one[1]).doesNotContain("Exception");
        }
    }

    @Test
    void checksTheReportOfTheRfc() {
        var report = ReferenceData.find("vectors/rfc10049-appendix-b.json");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                report.isPresent(),
                () -> ReferenceData.missing("vectors/rfc10049-appendix-b.json"));
        var run =
                CommandLineRun.of(
                        "query", "roughtime", "--check-report", report.orElseThrow().toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("proven: at least one of the servers stated a wrong time")
                .contains("response 1 is later than response 2 allows");
    }

    @Test
    void aReportThatProvesNothingFails() throws IOException {
        var base64 = java.util.Base64.getEncoder().encodeToString(new byte[40]);
        var text =
                "{\"responses\": [{\"publicKey\": \"%s\", \"request\": \"%s\", \"response\": \"%s\"}]}"
                        .formatted(KEY, base64, base64);
        var run = CommandLineRun.of("query", "roughtime", "--check-report", file(text).toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("response 1 is not valid: wrong request");
        var json =
                CommandLineRun.of(
                        "query", "roughtime", "--json", "--check-report", file(text).toString());
        assertThat(json.out()).contains("\"verdict\" : \"no proof\"");
    }

    @Test
    void aFileThatIsNoneIsSaidInOneLine() {
        var run =
                CommandLineRun.of(
                        "query",
                        "roughtime",
                        "--check-report",
                        folder.resolve("absent").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
    }
}
