package org.noonmark.signing.ssh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Who may sign: the lines of an allowed signers file, of which each names one person and one key.
///
/// @param signers in the order of the lines; one key belongs to one principal only
public record AllowedSigners(List<AllowedSigner> signers) {
    /// More than anybody can ask.
    public static final int MOST = 64;

    public AllowedSigners {
        signers = List.copyOf(signers);
    }

    /// What came of reading the lines.
    public sealed interface Read {
        /// All could be read.
        record Good(AllowedSigners signers) implements Read {}

        /// One could not.
        ///
        /// @param line counts from 1
        record Bad(int line, String reason) implements Read {}
    }

    /// What a signature is worth.
    public sealed interface Verdict {
        /// It counts.
        record Good(AllowedSigner signer) implements Verdict {}

        /// It does not.
        record Refused(SshFault fault) implements Verdict {}
    }

    /// Reads lines; those that are empty or begin with `#` say nothing.
    public static Read read(List<String> lines) {
        var signers = new ArrayList<AllowedSigner>();
        var owners = new HashMap<Object, String>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            switch (SignerLine.read(line)) {
                case SignerLine.Bad(var reason) -> {
                    return new Read.Bad(i + 1, reason);
                }
                case SignerLine.Good(var signer) -> {
                    if (owners.putIfAbsent(signer.key().secret(), signer.principal()) != null) {
                        return new Read.Bad(
                                i + 1, "the key stands in two lines, so it could count twice");
                    }
                    signers.add(signer);
                }
            }
            if (signers.size() > MOST) {
                return new Read.Bad(i + 1, "there are more than " + MOST + " signers");
            }
        }
        return new Read.Good(new AllowedSigners(signers));
    }

    /// The people, each once.
    public List<String> principals() {
        return signers.stream().map(AllowedSigner::principal).distinct().toList();
    }

    /// Of them those with a key that counts for a namespace at an instant.
    public List<String> principals(String namespace, Instant at) {
        return signers.stream()
                .filter(each -> each.defect(namespace, at).isEmpty())
                .map(AllowedSigner::principal)
                .distinct()
                .toList();
    }

    /// Judges a file of a signature.
    ///
    /// @param namespace that the signature has to be for
    /// @param at when the key has to be valid
    public Verdict judge(byte[] file, byte[] message, String namespace, Instant at) {
        return switch (SshSignature.parse(file)) {
            case SshDecoded.Malformed<SshSignature>(var fault, _) -> new Verdict.Refused(fault);
            case SshDecoded.Good<SshSignature>(var good) -> judge(good, message, namespace, at);
        };
    }

    private Verdict judge(SshSignature signature, byte[] message, String namespace, Instant at) {
        var signer =
                signers.stream().filter(each -> each.key().equals(signature.key())).findFirst();
        if (signer.isEmpty()) {
            return new Verdict.Refused(SshFault.UNKNOWN_SIGNER);
        }
        return signature
                .defect(message, namespace)
                .or(() -> signer.get().defect(namespace, at))
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Good(signer.get()));
    }
}
