package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.proof.bundle.BundleCheck;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.bundle.VerdictText;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.NoteSignature;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.proof.statement.Statement;
import org.noonmark.signing.Ed25519PrivateKey;

/// One bundle of evidence, forty forgeries of it, and four programs that check it: the library, the
/// small jar, the page in a browser, and a script by somebody who has only read the format.
final class EvidenceTest {
    private static final long SIGNED_AT = 1_767_225_600L;
    private static final String HOLDS =
            "HOLDS by the bundle's own policy, if you believe any 2 of {w1, w2, w3}";
    private static final byte[] READINGS = "readings\n".getBytes(StandardCharsets.UTF_8);

    @TempDir static Path folder;

    private static byte[] good;
    private static Map<String, byte[]> forgeries;
    private static final Map<String, byte[]> HARMLESS = new LinkedHashMap<>();

    @BeforeAll
    static void makeThem() throws IOException {
        good = bundle("log", false);
        forgeries = new LinkedHashMap<>(Forgeries.of(good));
        forgeries.putAll(OddCosignatures.odd(good));
        forgeries.put("two ticks in the wrong order", bundle("disorder", true));
        assertThat(forgeries).hasSizeGreaterThanOrEqualTo(70);
        HARMLESS.putAll(Forgeries.harmless(good));
        HARMLESS.put("a witness more", OddCosignatures.right(good));
        Files.write(folder.resolve("good.zip"), good);
        write("forgery", forgeries);
        write("harmless", HARMLESS);
    }

    private static void write(String name, Map<String, byte[]> bundles) throws IOException {
        int number = 0;
        for (var bundle : bundles.values()) {
            Files.write(folder.resolve(name + number++ + ".zip"), bundle);
        }
    }

    /// @param disorder whether the log has two ticks in the wrong order
    private static byte[] bundle(String name, boolean disorder) throws IOException {
        var key = LogKey.of("time.example/log", Ed25519PrivateKey.generate(new SecureRandom()));
        try (var store = FolderStore.open(folder.resolve(name))) {
            var writer = LogWriter.open(store, key);
            var leaves = new ArrayList<Statement>();
            var ticks = new ArrayList<Statement>();
            for (int n = 0; n < 20; n++) {
                boolean corrects = n == 10 || n == 11;
                leaves.add(corrects ? correction(leaves.get(n - 4), n) : tick(ticks));
                ticks.addAll(corrects ? List.of() : List.of(leaves.getLast()));
            }
            if (disorder) {
                Collections.swap(leaves, 3, 4);
            }
            writer.append(leaves.stream().map(Statement::encode).toList());
            var note = writer.publish();
            var reader = new LogReader(store, Checkpoint.parse(note.text()).good().orElseThrow());
            var proved = new ArrayList<EvidenceBundle.Proved>();
            for (long i : LongStream.range(2, 12).toArray()) {
                proved.add(new EvidenceBundle.Proved(leaves.get((int) i), reader.inclusion(i)));
            }
            var policy = new StringBuilder("log " + key.verifier() + "\n");
            var cosignatures = new ArrayList<SignatureLine>();
            for (var by : List.of("w1", "w2", "w3")) {
                var witness = Ed25519PrivateKey.generate(new SecureRandom());
                var line = cosignature(by, witness, note.text(), policy);
                if (!by.equals("w3")) {
                    cosignatures.add(line);
                }
            }
            policy.append("group g 2 w1 w2 w3\nquorum g\n");
            return new EvidenceBundle(
                            note.with(cosignatures),
                            policy.toString(),
                            proved,
                            Map.of(Forgeries.sha256(READINGS), READINGS),
                            new EvidenceBundle.Software("test", Forgeries.sha256(new byte[0])))
                    .encode();
        }
    }

    private static SignatureLine cosignature(
            String name, Ed25519PrivateKey secret, String text, StringBuilder policy) {
        var type = KeyType.ED25519_COSIGNATURE;
        var raw = secret.publicKey().bytes();
        var key = VerifierKey.of(name + ".example", type, raw).good().orElseThrow();
        policy.append("witness %s %s%n".formatted(name, key));
        var message = NoteSignature.message(text, type, key.name(), SIGNED_AT).orElseThrow();
        var blob = ByteBuffer.allocate(72).putLong(SIGNED_AT).put(secret.sign(message)).array();
        return new SignatureLine(key.name(), key.id(), blob);
    }

    /// True time was `n` microseconds, less ten, later than the tick said.
    private static Statement correction(Statement tick, int n) {
        var late = java.math.BigInteger.valueOf(1000L * (n - 10) + 450);
        var truth = tick.earliestNanos().add(late).toString();
        var correction =
                Json.Members.empty()
                        .with("kind", "correction")
                        .with("v", 1)
                        .with("at", tick.body().members("at").orElseThrow())
                        .with("tick", tick.body().whole("n").orElseThrow())
                        .with("sha256", tick.sha256())
                        .with("basis", "hindsight \u00e9; n=" + n)
                        .with(
                                "truth",
                                Json.Members.empty().with("earliest", truth).with("latest", truth));
        return ((Statement.Read.Good) Statement.read(correction)).statement();
    }

    private static Statement tick(List<Statement> before) {
        int n = before.size();
        // A quarter of an hour without ticks, for replies that fall into it.
        var start = n < 9 ? "17672256" : "17672266";
        var at =
                Json.Members.empty()
                        .with("earliest", "%s%02d000000000".formatted(start, n))
                        .with("latest", "%s%02d000000900".formatted(start, n));
        var tick =
                Json.Members.empty()
                        .with("kind", "tick")
                        .with("v", 1)
                        .with("at", at)
                        .with("n", n)
                        .with("state", "synchronised")
                        .with("taiMinusUtc", 37)
                        .with("clocks", new Json.Items(List.of()))
                        .with("counters", Json.Members.empty());
        if (!before.isEmpty()) {
            tick = tick.with("previous", Forgeries.sha256(before.getLast().encode()));
        }
        if (n == 7) {
            var bound =
                    Json.Members.empty()
                            .with("name", "readings \u00e9\u20ac\ud83d\ude00.csv")
                            .with("sha256", Forgeries.sha256(READINGS));
            tick = tick.with("material", new Json.Items(List.of(bound)));
        }
        return ((Statement.Read.Good) Statement.read(tick)).statement();
    }

    @Test
    void theLibraryAcceptsTheBundleAndRefusesEveryForgeryWithAReason() {
        assertThat(BundleCheck.check(good, Optional.empty())).isInstanceOf(Verdict.Holds.class);
        HARMLESS.forEach((what, bytes) ->
                assertThat(BundleCheck.check(bytes, Optional.empty()))
                        .as(what)
                        .isInstanceOf(Verdict.Holds.class));
        var reasons = new LinkedHashMap<String, String>();
        forgeries.forEach((what, bytes) -> {
            var verdict = BundleCheck.check(bytes, Optional.empty());
            assertThat(verdict).as(what).isInstanceOf(Verdict.Refused.class);
            reasons.put(what, ((Verdict.Refused) verdict).text());
        });
        assertThat(reasons.values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
        assertThat(List.copyOf(reasons.values()).stream().distinct().count()).isGreaterThan(20);
    }

    @Test
    void theSmallJarRunsAlone() throws IOException, InterruptedException {
        var accepted = jar("good.zip");
        assertThat(accepted.out()).startsWith(HOLDS);
        assertThat(accepted.code()).isZero();
        for (int i : List.of(0, 10, 20, 30)) {
            var refused = jar("forgery" + i + ".zip");
            assertThat(refused.out()).startsWith("REFUSED: ");
            assertThat(refused.code()).isEqualTo(2);
        }
        assertThat(jar("none.zip").code()).isEqualTo(64);
    }

    private record Ended(int code, String out) {}

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }

    private static Ended jar(String name) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (var jars = Files.list(Path.of("..", "proof", "target"))) {
            var jar =
                    jars.filter(file -> file.toString().matches(".*noonmark-proof-[0-9.]+\\.jar"))
                            .findFirst()
                            .orElseThrow();
            return run(List.of(java, "-jar", jar.toString(), folder.resolve(name).toString()));
        }
    }

    @Test
    void aScriptByAStrangerAgrees() throws IOException, InterruptedException {
        var accepted = script("good.zip");
        assertThat(accepted.out())
                .isEqualTo("HOLDS: 10 statements of time.example/log, witnessed by ['w1', 'w2']\n");
        assertThat(accepted.code()).isZero();
        var what = List.copyOf(forgeries.keySet());
        // What is left to taste: a second spelling of the same content.
        var taken = new ArrayList<String>();
        for (int i = 0; i < what.size(); i++) {
            if (script("forgery" + i + ".zip").code() == 0) {
                taken.add(what.get(i));
            }
        }
        for (int i = 0; i < HARMLESS.size(); i++) {
            assertThat(script("harmless" + i + ".zip").code()).isZero();
        }
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        List.of("a byte is added to the archive", "a bit of the first header"));
    }

    private static Ended script(String name) throws IOException, InterruptedException {
        return run(
                List.of(
                        "/usr/bin/python3",
                        Path.of("check-evidence.py").toString(),
                        folder.resolve(name).toString()));
    }

    @Test
    void thePageInABrowserAgrees() throws IOException, InterruptedException {
        var page = folder.resolve("verify.html");
        try (var resource =
                EvidenceBundle.class.getResourceAsStream("/org/noonmark/proof/verify.html")) {
            Files.write(page, java.util.Objects.requireNonNull(resource).readAllBytes());
        }
        try (var browser = Browser.open(folder, page.toUri())) {
            assertThat(verdict(browser, "good.zip"))
                    .startsWith("holds " + HOLDS + " of the witnesses");
            assertThat(facts(browser)).isEqualTo(facts());
            assertThat(atTheNextChoice(browser)).isEqualTo("|Reading|0");
            var what = List.copyOf(forgeries.keySet());
            for (int i = 0; i < what.size(); i++) {
                assertThat(verdict(browser, "forgery" + i + ".zip"))
                        .as(what.get(i))
                        .startsWith("refused REFUSED: ");
            }
            for (int i = 0; i < HARMLESS.size(); i++) {
                assertThat(verdict(browser, "harmless" + i + ".zip")).startsWith("holds ");
            }
            var left = List.copyOf(HARMLESS.keySet()).indexOf("a tick is left out");
            assertThat(verdict(browser, "harmless" + left + ".zip")).startsWith("holds ");
            assertThat(facts(browser)).contains("missing|tick 4 is not in this file");
            disputesAreJudgedInTheSameWords(browser);
        }
    }

    private static void disputesAreJudgedInTheSameWords(Browser browser) throws IOException {
        var disputes = new Disputes(good);
        int number = 0;
        for (var each : disputes.all().entrySet()) {
            var name = "dispute" + number++ + ".zip";
            Files.write(folder.resolve(name), each.getValue());
            assertThat(verdict(browser, name)).as(each.getKey()).startsWith("holds ");
            assertThat(facts(browser)).as(each.getKey()).containsAll(dispute(each.getValue()));
        }
        for (var each : disputes.forgeries().entrySet()) {
            var verdict = BundleCheck.check(each.getValue(), Optional.empty());
            assertThat(verdict).as(each.getKey()).isInstanceOf(Verdict.Refused.class);
            var name = "dispute" + number++ + ".zip";
            Files.write(folder.resolve(name), each.getValue());
            assertThat(verdict(browser, name)).as(each.getKey()).startsWith("refused ");
        }
    }

    private static List<String> dispute(byte[] bundle) {
        var lines =
                VerdictText.of(BundleCheck.check(bundle, Optional.empty()))
                        .lines()
                        .dropWhile(line -> !line.startsWith("dispute "))
                        .takeWhile(line -> !line.startsWith("judged "))
                        .map(line -> line.substring(0, 10).strip() + "|" + line.substring(11))
                        .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
        return lines;
    }

    /// What the page has to show: the words of the other programs.
    private static List<String> facts() {
        var lines =
                VerdictText.of(BundleCheck.check(good, Optional.empty()))
                        .lines()
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("proved "))
                        .map(line -> line.substring(0, 10).strip() + "|" + line.substring(11))
                        .toList();
        assertThat(lines)
                .hasSize(12)
                .contains("basis|hindsight \u00e9: 1 held, 1 did not, 0 undecided");
        return Stream.concat(Stream.of("file|good.zip"), lines.stream()).toList();
    }

    /// What stands there while the next file is read.
    private static String atTheNextChoice(Browser browser) throws IOException {
        return browser.evaluate(
                """
                new Promise(resolve => {
                  const verdict = document.getElementById("verdict");
                  document.getElementById("bundle").dispatchEvent(new Event("change"));
                  resolve([verdict.className, verdict.textContent,
                    document.getElementById("details").children.length].join("|"));
                })\
                """);
    }

    private static List<String> facts(Browser browser) throws IOException {
        return browser.evaluate(
                        """
                        Promise.resolve(Array.from(document.querySelector("#details table").rows,
                          row => Array.from(row.cells, cell => cell.textContent).join("|")).join("\\n"))\
                        """)
                .lines()
                .toList();
    }

    private static String verdict(Browser browser, String name) throws IOException {
        browser.evaluate("document.getElementById('verdict').className = ''");
        browser.choose("bundle", folder.resolve(name));
        return browser.evaluate(
                """
                new Promise(resolve => {
                  const verdict = document.getElementById("verdict");
                  const look = () => verdict.className
                    ? resolve(verdict.className + " " + verdict.textContent) : setTimeout(look, 5);
                  look();
                })\
                """);
    }
}
