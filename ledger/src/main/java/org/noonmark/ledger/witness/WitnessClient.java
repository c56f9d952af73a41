package org.noonmark.ledger.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.proof.note.CanonicalText;
import org.noonmark.proof.note.PlainText;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.note.SignedNote.Verified;
import org.noonmark.proof.note.VerifierKey;

/// Asks one witness for its signature, and believes nothing that it says beyond that. Belongs to
/// one thread.
public final class WitnessClient {
    private static final int MAX_REPLY_BYTES = 64 * 1024;
    private static final int CONFLICT = 409;

    /// The proof does not lead from what the witness has to the new checkpoint.
    private static final int UNPROVED = 422;

    private final VerifierKey witness;
    private final Transport transport;

    /// What the witness has of our log, as far as we know; it corrects us when we are wrong.
    private long known;

    /// @param witness whose signature is wanted
    /// @param transport to it
    public WitnessClient(VerifierKey witness, Transport transport) {
        this.witness = witness;
        this.transport = transport;
    }

    /// Carries one request to a witness.
    @FunctionalInterface
    public interface Transport {
        /// Posts a body to add-checkpoint and waits for the answer.
        ///
        /// @throws IOException when there is none
        Reply post(byte[] body) throws IOException;
    }

    /// What came back.
    ///
    /// @param text the body, of at most 64 KiB
    public record Reply(int status, String text) {}

    /// What became of a request.
    public sealed interface Outcome {
        /// The witness signed.
        record Cosigned(List<SignatureLine> lines) implements Outcome {
            public Cosigned {
                lines = List.copyOf(lines);
            }
        }

        /// It did not.
        record Refused(String reason) implements Outcome {}

        /// It has seen a larger log than we have: ours was taken back to an older state, or forked.
        ///
        /// @param size that the witness says it has signed
        record Ahead(long size) implements Outcome {}

        /// It has signed another history of this log: an honest proof from what it says it signed
        /// last does not lead to ours, or it does not know our root of that size.
        ///
        /// @param size that the witness says it has signed
        record Forked(long size) implements Outcome {}
    }

    /// Asks for a signature under the newest checkpoint.
    ///
    /// @param reader of the log at this checkpoint, for the proof
    public Outcome ask(SignedNote checkpoint, LogReader reader) {
        try {
            var reply = post(checkpoint, reader);
            if (reply.status() == CONFLICT) {
                var size = CanonicalText.decimal(reply.text().stripTrailing());
                if (size.isEmpty()) {
                    return new Outcome.Refused("answered 409 without a size");
                }
                if (size.getAsLong() > reader.checkpoint().size()) {
                    return new Outcome.Ahead(size.getAsLong());
                }
                // The same size once more means another root: asking again changes nothing.
                if (known == size.getAsLong()) {
                    return new Outcome.Forked(known);
                }
                known = size.getAsLong();
                reply = post(checkpoint, reader);
            }
            boolean isOther = reply.status() == CONFLICT || reply.status() == UNPROVED;
            return isOther && known > 0
                    ? new Outcome.Forked(known)
                    : outcome(checkpoint, reader, reply);
        } catch (IOException unreachable) {
            return new Outcome.Refused(String.valueOf(unreachable.getMessage()));
        }
    }

    private Reply post(SignedNote checkpoint, LogReader reader) throws IOException {
        long old = Math.min(known, reader.checkpoint().size());
        return transport.post(new AddCheckpoint(old, reader.consistency(old), checkpoint).encode());
    }

    private Outcome outcome(SignedNote checkpoint, LogReader reader, Reply reply) {
        if (reply.status() != 200) {
            return new Outcome.Refused(
                    "answered %d: %s".formatted(reply.status(), firstLine(reply.text())));
        }
        if (reply.text().getBytes(StandardCharsets.UTF_8).length > MAX_REPLY_BYTES) {
            return new Outcome.Refused("answered more than 64 KiB");
        }
        var lines =
                SignedNote.signatures(reply.text(), 1).good().orElse(List.of()).stream()
                        .filter(this::isGoodUnder)
                        .filter(line -> verifies(checkpoint, line))
                        // A witness that signs sixty times must not fill the note.
                        .limit(1)
                        .toList();
        if (lines.isEmpty()) {
            return new Outcome.Refused("answered without a good signature of its key");
        }
        known = reader.checkpoint().size();
        return new Outcome.Cosigned(lines);
    }

    private boolean isGoodUnder(SignatureLine line) {
        return line.name().equals(witness.name()) && line.keyId() == witness.id();
    }

    private boolean verifies(SignedNote checkpoint, SignatureLine line) {
        return new SignedNote(checkpoint.text(), List.of(line)).verified(List.of(witness))
                instanceof Verified.Signed;
    }

    private static String firstLine(String text) {
        var line = text.lines().findFirst().orElse("");
        var plain = PlainText.of(line);
        return plain.substring(0, Math.min(plain.length(), 200));
    }
}
