package org.noonmark.interop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.VerifierKey;

/// A good bundle, changed in many ways by somebody who knows how bundles are made.
final class Forgeries {
    private static final String PROOF = "proofs/%019d.tlog-proof".formatted(4);
    private static final String STATEMENT = "statements/%019d.json".formatted(4);
    private static final String NEXT = "statements/%019d.json".formatted(5);

    /// A checkpoint of nothing, from which every log goes on.
    private static final byte[] EMPTY_LOG =
            "time.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n"
                    .getBytes(StandardCharsets.UTF_8);

    private final byte[] good;
    private final Map<String, byte[]> all = new LinkedHashMap<>();

    private Forgeries(byte[] good) {
        this.good = good;
    }

    /// All of them, by what was done.
    static Map<String, byte[]> of(byte[] good) {
        var forgeries = new Forgeries(good);
        forgeries.archives();
        forgeries.statements();
        forgeries.proofs();
        forgeries.checkpoints();
        forgeries.policies();
        forgeries.rest();
        return forgeries.all;
    }

    /// Those of what a foreign server signed, by what was done.
    static Map<String, byte[]> ofEarlier(byte[] good) {
        var forgeries = new Forgeries(good);
        var file =
                forgeries.files().navigableKeySet().stream()
                        .filter(name -> name.startsWith("earlier/"))
                        .findFirst()
                        .orElseThrow();
        forgeries.text("another root", file, t -> t.replaceFirst("(\n\\d+\n)....", "$1AAAA"));
        forgeries.text("another size", file, t -> t.replaceFirst("\n(\\d+)\n", "\n1$1\n"));
        forgeries.text("another log", file, t -> t.replaceFirst("time", "tine"));
        forgeries.text("a hash more", file, t -> t + "A".repeat(43) + "=\n");
        forgeries.text("no empty line", file, t -> t.replaceFirst("\n\n", "\n"));
        forgeries.text("two empty lines", file, t -> t.replaceFirst("\n\n", "\n\n\n"));
        forgeries.text("unused bits", file, Forgeries::unusedBits);
        forgeries.text("no newline at the end", file, String::stripTrailing);
        forgeries.add(
                "a checkpoint that nobody signed",
                files -> files.put("earlier/%019d.checkpoint".formatted(0), EMPTY_LOG));
        forgeries.add(
                "the same under another name",
                files -> files.put("earlier/1.checkpoint", files.get(file)));
        return forgeries.all;
    }

    /// Bundles as good as the first, which have to be accepted: lines by keys that nobody knows.
    static Map<String, byte[]> harmless(byte[] good) {
        var harmless = new Forgeries(good);
        harmless.checkpoint(
                "16 unknown signatures", t -> t + "\u2014 who.example AAAAAAAA\n".repeat(16));
        harmless.checkpoint(
                "a known name with another ID",
                t -> t + "\u2014 time.example/log AAAAAAAA\n\u2014 w1.example AAAAAAAA\n");
        harmless.add(
                "a tick is left out",
                files -> {
                    files.remove(STATEMENT);
                    files.remove(PROOF);
                });
        return harmless.all;
    }

    private interface Change {
        void apply(NavigableMap<String, byte[]> files);
    }

    private NavigableMap<String, byte[]> files() {
        return EvidenceArchive.read(good).orElseThrow();
    }

    private void add(String what, Change change) {
        var files = files();
        change.apply(files);
        all.put(what, withManifest(files));
    }

    private void text(String what, String file, UnaryOperator<String> change) {
        add(what, files -> replace(files, file, change));
    }

    static void replace(
            NavigableMap<String, byte[]> files, String file, UnaryOperator<String> change) {
        var text = new String(files.get(file), StandardCharsets.UTF_8);
        var changed = change.apply(text);
        if (changed.equals(text)) {
            throw new IllegalStateException("nothing was changed in " + file);
        }
        files.put(file, changed.getBytes(StandardCharsets.UTF_8));
    }

    /// Changes the checkpoint, and the copies of it in all proofs.
    private void checkpoint(String what, UnaryOperator<String> change) {
        add(
                what,
                files -> {
                    var old = new String(files.get("checkpoint"), StandardCharsets.UTF_8);
                    replace(files, "checkpoint", change);
                    var now = new String(files.get("checkpoint"), StandardCharsets.UTF_8);
                    files.keySet().stream()
                            .filter(name -> name.startsWith("proofs/"))
                            .forEach(name -> replace(files, name, text -> text.replace(old, now)));
                });
    }

    private void archives() {
        all.put("the archive is cut off", Arrays.copyOf(good, good.length - 1));
        all.put("a byte is added to the archive", Arrays.copyOf(good, good.length + 1));
        all.put("a bit of the first header", flipped(5));
        all.put("a bit of the directory", flipped(good.length - 40));
        all.put("a bit in the middle", flipped(good.length / 2));
        all.put("nothing at all", new byte[0]);
    }

    private byte[] flipped(int at) {
        var bytes = good.clone();
        bytes[at] ^= 1;
        return bytes;
    }

    private void statements() {
        text("another state", STATEMENT, t -> t.replace("\"synchronised\"", "\"holdover\""));
        text("another time", STATEMENT, t -> t.replaceFirst("17672256", "17672257"));
        text("a space in a statement", STATEMENT, t -> t.replaceFirst(":", ": "));
        text("a statement that is no JSON", STATEMENT, t -> t.substring(1));
        add("two statements changed places", Forgeries::swap);
        add("a statement is gone, its proof is not", files -> files.remove(STATEMENT));
        add("a statement without a proof", files -> files.remove(PROOF));
        add(
                "a statement that was never made",
                files -> files.put("statements/%019d.json".formatted(99), files.get(STATEMENT)));
        add("the statement and its proof are called 5", files -> renumber(files, 5));
        add("the statement and its proof are called 4000", files -> renumber(files, 4000));
        add(
                "a statement under another number",
                files -> files.put("statements/4.json", files.remove(STATEMENT)));
    }

    /// Statement 4 and its proof as those of another index.
    private static void renumber(NavigableMap<String, byte[]> files, int index) {
        files.put("statements/%019d.json".formatted(index), files.remove(STATEMENT));
        replace(files, PROOF, text -> text.replace("index 4\n", "index %d\n".formatted(index)));
        files.put("proofs/%019d.tlog-proof".formatted(index), files.remove(PROOF));
    }

    private static void swap(NavigableMap<String, byte[]> files) {
        var one = files.get(STATEMENT);
        files.put(STATEMENT, files.get(NEXT));
        files.put(NEXT, one);
    }

    private void proofs() {
        text("a proof of another index", PROOF, t -> t.replace("index 4", "index 6"));
        text("an index with a zero before it", PROOF, t -> t.replace("index 4", "index 04"));
        text("an index with a sign", PROOF, t -> t.replace("index 4", "index +4"));
        text("an index beyond the log", PROOF, t -> t.replace("index 4", "index 4000"));
        text("a hash is gone", PROOF, t -> t.replaceFirst("(index 4\n)[^\n]*\n", "$1"));
        text(
                "a hash is there twice",
                PROOF,
                t -> t.replaceFirst("(index 4\n)([^\n]*\n)", "$1$2$2"));
        text("a hash is another", PROOF, t -> t.replaceFirst("index 4\n....", "index 4\nAAAA"));
        text(
                "a hash of 31 bytes",
                PROOF,
                t -> t.replaceFirst("(index 4\n)[^\n]*", "$1" + "A".repeat(42) + "=="));
        text(
                "a hash of 33 bytes",
                PROOF,
                t -> t.replaceFirst("(index 4\n)[^\n]*", "$1" + "A".repeat(44)));
        text("a tab for a space", PROOF, t -> t.replace("index 4", "index\t4"));
        text("base64 with unused bits", PROOF, Forgeries::unusedBits);
        text("base64 of the alphabet for URLs", PROOF, Forgeries::forUrls);
        text("base64 without padding", PROOF, t -> t.replaceFirst("=\n", "\n"));
        text("another format of proof", PROOF, t -> t.replaceFirst("@v1", "@v2"));
        text(
                "extra data that nobody signed",
                PROOF,
                t -> t.replaceFirst("index", "extra AA==\nindex"));
        text("a checkpoint of its own", PROOF, t -> t.replaceFirst("\n\u2014 w1", "\n\u2014 w9"));
    }

    private static String unusedBits(String proof) {
        int padding = proof.indexOf("=\n");
        char next = next(proof.charAt(padding - 1));
        return proof.substring(0, padding - 1) + next + proof.substring(padding);
    }

    /// The same letter but for its last bit: the last before the padding has unused ones.
    private static char next(char letter) {
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        return letters.charAt(letters.indexOf(letter) ^ 1);
    }

    private static String forUrls(String proof) {
        int end = proof.indexOf("\n\n");
        int start = proof.indexOf("index 4\n");
        var hashes = proof.substring(start, end).replace('+', '-').replace('/', '_');
        return proof.substring(0, start) + hashes + proof.substring(end);
    }

    private void malformedCheckpoints() {
        checkpoint("a space before the size", t -> t.replaceFirst("\n20\n", "\n 20\n"));
        checkpoint("a space after the size", t -> t.replaceFirst("\n20\n", "\n20 \n"));
        checkpoint("a size of 2^64", t -> t.replaceFirst("\n20\n", "\n18446744073709551616\n"));
        checkpoint(
                "a root of 31 bytes",
                t -> t.replaceFirst("\n20\n[^\n]*", "\n20\n" + "A".repeat(42) + "=="));
        checkpoint(
                "a root of 33 bytes",
                t -> t.replaceFirst("\n20\n[^\n]*", "\n20\n" + "A".repeat(44)));
        checkpoint("a shorter dash", t -> t.replace('\u2014', '\u2013'));
        checkpoint("a tab after the dash", t -> t.replace("\u2014 ", "\u2014\t"));
        checkpoint(
                "unused bits in a signature",
                t -> t.substring(0, t.length() - 4) + next(t.charAt(t.length() - 4)) + "==\n");
        checkpoint("a signature without padding", t -> t.replaceFirst("==\n$", "\n"));
        checkpoint(
                "nobody who is known has signed",
                t -> t.replaceFirst("(?s)\n\n.*", "\n\n\u2014 who.example AAAAAAAA\n"));
        checkpoint(
                "more signatures than are read",
                t -> t + "\u2014 who.example AAAAAAAA\n".repeat(64));
    }

    private void checkpoints() {
        malformedCheckpoints();
        checkpoint("a larger log", t -> t.replaceFirst("\n20\n", "\n21\n"));
        checkpoint("a size with a zero before it", t -> t.replaceFirst("\n20\n", "\n020\n"));
        checkpoint("a size with a sign", t -> t.replaceFirst("\n20\n", "\n+20\n"));
        checkpoint("another root", t -> t.replaceFirst("\n20\n....", "\n20\nAAAA"));
        checkpoint("another origin", t -> t.replaceFirst("time.example", "tine.example"));
        checkpoint("no signature of the log", t -> t.replaceFirst("\u2014 time[^\n]*\n", ""));
        checkpoint(
                "a bad signature of a witness",
                t -> t.replaceFirst("(\u2014 w1[^\n]*)..=\n", "$1AA=\n"));
        checkpoint("an extension line", t -> t.replaceFirst("\n\n", "\nextension\n\n"));
        checkpoint("lines that end as on Windows", t -> t.replace("\n", "\r\n"));
        checkpoint("a zero byte", t -> t.replaceFirst("time", "t\0me"));
        checkpoint("a hyphen for a dash", t -> t.replace('\u2014', '-'));
        checkpoint("no newline at the end", String::stripTrailing);
    }

    private void policies() {
        text("a policy without a quorum", "policy", t -> t.replaceFirst("quorum g\n", ""));
        text("a policy of another log", "policy", t -> t.replaceFirst("time.example/log", "x"));
        text("a policy that asks for four of three", "policy", t -> t.replace("g 2", "g 4"));
        text(
                "a witness twice",
                "policy",
                t -> t.replaceFirst("(witness) w1( [^\n]*\n)", "$1 w1$2$1 w8$2"));
        text("two quorums", "policy", t -> t + "quorum g\n");
        text("a witness under two names", "policy", Forgeries::secondName);
        text("a name that reads as several", "policy", t -> t.replaceAll(" w3(?=[ \n])", " w3,w4"));
        text(
                "a name with a space to look at",
                "policy",
                t -> t.replaceAll(" w3(?=[ \n])", " any\u00a02"));
        text("a word that is no rule", "policy", t -> t + "believe me\n");
    }

    /// The key of w1 as that of a witness more, under another name of the key as well.
    private static String secondName(String policy) {
        var line = policy.lines().filter(each -> each.startsWith("witness w1 ")).findFirst();
        var key = VerifierKey.parse(line.orElseThrow().substring(11)).good().orElseThrow();
        var second = VerifierKey.of("w8.example", key.type(), key.raw()).good().orElseThrow();
        return policy.replaceFirst(
                "group", "witness w8 " + Matcher.quoteReplacement(second + "\n") + "group");
    }

    private void rest() {
        add("other material", files -> files.replaceAll(Forgeries::otherMaterial));
        add("material that nothing binds", files -> files.put("material/" + "0".repeat(64), good));
        add("a file that does not belong", files -> files.put("virus.exe", good));
        var unlisted = files();
        unlisted.put("material/" + "0".repeat(64), new byte[1]);
        all.put("a file that is not in the manifest", EvidenceArchive.write(unlisted));
        var format = files();
        replace(format, "manifest.json", t -> t.replace("evidence-1", "evidence-2"));
        all.put("another format", EvidenceArchive.write(format));
    }

    private static byte[] otherMaterial(String name, byte[] bytes) {
        return name.startsWith("material/") ? new byte[] {1} : bytes;
    }

    /// The archive of files that were changed, with a manifest made anew.
    static byte[] withManifest(NavigableMap<String, byte[]> files) {
        var read = CanonicalJson.read(files.get("manifest.json"));
        var members =
                new TreeMap<>(((Json.Members) ((CanonicalJson.Read.Value) read).json()).values());
        var hashes = Json.Members.empty();
        for (var file : files.entrySet()) {
            if (!file.getKey().equals("manifest.json")) {
                hashes = hashes.with(file.getKey(), sha256(file.getValue()));
            }
        }
        members.put("files", hashes);
        files.put("manifest.json", Json.of(members).encode());
        return EvidenceArchive.write(files);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError(never);
        }
    }
}
