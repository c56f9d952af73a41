package org.noonmark.app.approval;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.Configuration.ApprovalConfig;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.ledger.Ticks;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;

/// The configuration that was approved last, as the data folder keeps it: with its signatures, and
/// by its own `[approval]` section the rule for the next.
///
/// @param text of the whole file
/// @param read what it says
/// @param at when it was approved; no later decision is made by an earlier clock
/// @param signatures as they lay beside it, for whoever asks later
public record Approved(
        String text, Configuration read, Instant at, List<Candidate.SignatureFile> signatures) {
    /// Of the file that [#encode] writes.
    public static final int MAX_BYTES = 4 << 20;

    private static final int FORMAT = 1;

    public Approved {
        signatures = List.copyOf(signatures);
    }

    /// A candidate from now on.
    public static Approved of(Candidate candidate, Instant at) {
        return new Approved(
                candidate.text(), candidate.configuration(), at, candidate.signatures());
    }

    /// Hexadecimal, of the configuration's bytes.
    public String sha256() {
        return Ticks.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The rule for whatever comes next.
    public ApprovalConfig policy() {
        return read.approval();
    }

    /// What the data folder keeps.
    public byte[] encode() {
        var kept =
                signatures.stream()
                        .<Json>map(file ->
                                Json.Members.empty()
                                        .with("name", file.name())
                                        .with("text", file.text()))
                        .toList();
        return Json.Members.empty()
                .with("format", FORMAT)
                .with("at", at.toString())
                .with("sha256", sha256())
                .with("configuration", text)
                .with("signatures", new Json.Items(kept))
                .encode();
    }

    /// Reads it back; empty when it is damaged, or says something that this release refuses.
    ///
    /// @param name of the file, for the origin of the configuration
    public static Optional<Approved> decode(String name, byte[] bytes) {
        if (!(CanonicalJson.read(bytes)
                instanceof CanonicalJson.Read.Value(Json.Members members))) {
            return Optional.empty();
        }
        var text = members.text("configuration").orElse("");
        var at = members.text("at").flatMap(Approved::instant);
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        boolean whole = members.text("sha256").filter(Ticks.sha256(utf8)::equals).isPresent();
        if (!whole
                || at.isEmpty()
                || members.whole("format").orElse(0L) != FORMAT
                || !(ConfigurationFile.read(name, utf8)
                        instanceof ConfigurationFile.Good(var configuration))) {
            return Optional.empty();
        }
        return Optional.of(new Approved(text, configuration, at.get(), signatures(members)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException noInstant) {
            return Optional.empty();
        }
    }

    private static List<Candidate.SignatureFile> signatures(Json.Members members) {
        return members.items("signatures").stream()
                .flatMap(each ->
                        each instanceof Json.Members file
                                ? java.util.stream.Stream.of(file)
                                : java.util.stream.Stream.empty())
                .map(file ->
                        new Candidate.SignatureFile(
                                file.text("name").orElse(""), file.text("text").orElse("")))
                .toList();
    }
}
