package org.noonmark.app.approval;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.Configuration.ApprovalConfig;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.signing.ssh.SshSignature;

/// The configuration that was approved last, as the data folder keeps it: with its signatures, with
/// the files that it names, and by its own `[approval]` section the rule for the next.
///
/// @param text of the whole file
/// @param read what it says
/// @param at when it was approved, by the clock of that moment
/// @param signatures as they lay beside it, for whoever asks later
/// @param files with which it runs, by name
/// @param remembered of emergencies, and how late it is at least
public record Approved(
        String text,
        Configuration read,
        Instant at,
        List<Candidate.SignatureFile> signatures,
        Map<String, BoundFile> files,
        Remembered remembered) {
    /// Of the file that [#encode] writes.
    public static final int MAX_BYTES = 4 << 20;

    public Approved {
        signatures = List.copyOf(signatures);
        files = Map.copyOf(files);
    }

    /// A candidate from now on.
    ///
    /// @param before whose place it takes
    public static Approved of(Candidate candidate, Instant at, Optional<Approved> before) {
        var good = candidate.configuration();
        return new Approved(
                candidate.text(),
                good,
                at,
                candidate.signatures().stream().filter(Approved::isSignature).toList(),
                FileRule.inForce(candidate, before),
                before.map(Approved::remembered)
                        .orElse(Remembered.NOTHING)
                        .after(good.approval().revision()));
    }

    /// What lies beside a configuration may be anything, and is kept for ever.
    private static boolean isSignature(Candidate.SignatureFile file) {
        return SshSignature.parse(file.bytes()).good().isPresent();
    }

    /// Hexadecimal, of the configuration's bytes.
    public String sha256() {
        return EvidenceBundle.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The rule for whatever comes next.
    public ApprovalConfig policy() {
        return read.approval();
    }

    /// Whether somebody has to agree to a change.
    public boolean isProtected() {
        return policy().required() > 0;
    }

    /// A file with which it runs.
    public Optional<BoundFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /// The same, remembering something else.
    public Approved with(Remembered value) {
        return new Approved(text, read, at, signatures, files, value);
    }

    /// The same with another content of one file.
    public Approved with(BoundFile file) {
        var all = new TreeMap<>(files);
        all.put(file.name(), file);
        return new Approved(text, read, at, signatures, all, remembered);
    }

    /// The same, with what is known by hash only filled in where it is found.
    ///
    /// @param copies the content by its hash
    public Approved filled(Function<String, Optional<byte[]>> copies) {
        var all = new TreeMap<>(files);
        all.replaceAll((name, file) ->
                copies.apply(file.sha256())
                        .map(bytes -> BoundFile.of(name, bytes))
                        .filter(found -> found.sha256().equals(file.sha256()))
                        .orElse(file));
        return new Approved(text, read, at, signatures, all, remembered);
    }

    /// What the data folder keeps.
    public byte[] encode() {
        return ApprovedForm.encode(this);
    }

    /// Reads it back; empty when it is damaged, or says something that this release refuses.
    ///
    /// @param name of the file, for the origin of the configuration
    public static Optional<Approved> decode(String name, byte[] bytes) {
        return ApprovedForm.decode(name, bytes);
    }
}
