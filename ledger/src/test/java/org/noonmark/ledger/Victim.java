package org.noonmark.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.ledger.witness.CosigningKey;
import org.noonmark.ledger.witness.Witness;
import org.noonmark.ledger.witness.WitnessClient;
import org.noonmark.ledger.witness.WitnessClient.Outcome;
import org.noonmark.ledger.witness.WitnessClient.Reply;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.signing.Ed25519PrivateKey;

/// A program that appends, publishes and has itself witnessed until it is killed, and prints what
/// it may be held to.
final class Victim {
    static final LogKey KEY = LogKey.of("time.example/log", secret(1));
    static final CosigningKey WITNESS = CosigningKey.of("witness.example/w1", secret(2));

    /// Size of each file of the folder `files`: several pages.
    static final int FILE_BYTES = 20_000;

    static final List<String> FILES = List.of("a/one", "a/two", "b/three");

    private Victim() {}

    private static Ed25519PrivateKey secret(int fill) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) fill);
        return Ed25519PrivateKey.ofSeed(seed);
    }

    /// The leaf with this number.
    static byte[] leaf(long number) {
        var text = "leaf " + number + " ".repeat((int) (number % 600));
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /// Works until it is killed.
    ///
    /// @param arguments a folder, and a seed
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var random = new Random(Long.parseLong(arguments[1]));
        try (var log = FolderStore.open(folder.resolve("log"));
                var kept = FolderStore.open(folder.resolve("witness"));
                var files = FolderStore.open(folder.resolve("files"))) {
            var witness = client(kept);
            var writer = LogWriter.open(log, KEY);
            say("opened");
            for (int round = 1; true; round++) {
                append(writer, random);
                if (random.nextInt(3) == 0) {
                    publish(writer, log, witness);
                }
                write(files, (byte) round);
            }
        }
    }

    private static void append(LogWriter writer, Random random) throws IOException {
        long first = writer.size();
        long end = first + 1 + random.nextInt(40);
        writer.append(LongStream.range(first, end).mapToObj(Victim::leaf).toList());
        say("durable " + end);
    }

    private static void publish(LogWriter writer, FolderStore log, WitnessClient witness)
            throws IOException {
        var note = writer.publish();
        say("published " + Base64.getEncoder().encodeToString(note.encode()));
        var checkpoint = Checkpoint.parse(note.text()).good().orElseThrow();
        switch (witness.ask(note, new LogReader(log, checkpoint))) {
            case Outcome.Cosigned(var lines) -> {
                say("witnessed " + checkpoint.size());
                writer.cosign(note.text(), lines);
            }
            case Outcome.Ahead(long size) -> say("ahead " + size);
            case Outcome.Forked(long size) -> say("forked " + size);
            case Outcome.Refused(var reason) -> say("refused " + reason);
        }
    }

    private static WitnessClient client(FolderStore kept) {
        var logs = Map.of(KEY.origin(), List.of(KEY.verifier()));
        var witness =
                new Witness(List.of(WITNESS), logs, kept, () -> OptionalLong.of(1_767_225_600L));
        return new WitnessClient(
                WITNESS.verifier(),
                body -> {
                    var answer = witness.addCheckpoint(body);
                    return new Reply(answer.status(), answer.text());
                });
    }

    /// Every file is of one byte value all through, before and after.
    private static void write(FolderStore files, byte value) throws IOException {
        var all = new TreeMap<String, byte[]>();
        for (var name : FILES) {
            var content = new byte[FILE_BYTES];
            Arrays.fill(content, value);
            all.put(name, content);
        }
        files.write(all);
    }

    /// What a note says.
    static Checkpoint checkpoint(byte[] note) {
        var signed = SignedNote.parse(note).good().orElseThrow();
        return Checkpoint.parse(signed.text()).good().orElseThrow();
    }
}
