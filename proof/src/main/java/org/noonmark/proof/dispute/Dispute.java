package org.noonmark.proof.dispute;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.CanonicalText;
import org.noonmark.proof.roughtime.RoughtimeReply;

/// Replies that are held against a log: signed ones, or recorded exchanges of NTP.
///
/// @param own keys that are said to be those of the log's own servers, base64; or SHA-256 of
///   certificates, hexadecimal
/// @param replies of Roughtime servers, in the order in which they came
/// @param stamp instead of them
/// @param exchanges instead of both, with no `own`
public record Dispute(
        List<String> own,
        List<Reply> replies,
        Optional<Stamp> stamp,
        List<RecordedExchange> exchanges) {
    private static final String FORMAT = "noonmark-dispute-1";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NANOS = Pattern.compile("0|-?[1-9][0-9]{0,29}");

    /// As many replies, and as many keys, as one has.
    public static final int MOST = 20;

    public Dispute {
        own = List.copyOf(own);
        replies = List.copyOf(replies);
        exchanges = List.copyOf(exchanges);
    }

    /// Signed replies.
    public Dispute(List<String> own, List<Reply> replies, Optional<Stamp> stamp) {
        this(own, replies, stamp, List.of());
    }

    /// Recorded exchanges of NTP.
    public static Dispute of(List<RecordedExchange> exchanges) {
        return new Dispute(List.of(), List.of(), Optional.empty(), exchanges);
    }

    /// One reply of a Roughtime server: a member of a malfeasance report (RFC 10049 section 8.4.1).
    ///
    /// @param rand what its nonce was made of, with the reply before; empty in the first
    /// @param key of the server, base64
    /// @param request the whole packet, base64
    /// @param response the whole packet, base64
    public record Reply(String rand, String key, String request, String response) {}

    /// What a time-stamp token says (RFC 3161). Its signature is a matter of certificates, which
    /// nothing here judges.
    ///
    /// @param sha256 of the token
    /// @param signer SHA-256 of the certificate that it names
    /// @param digest SHA-256 that was stamped
    /// @param earliest genTime less its accuracy, nanoseconds of UTC since 1970
    public record Stamp(
            String sha256, String signer, String digest, BigInteger earliest, BigInteger latest) {
        Json.Members json() {
            return Json.Members.empty()
                    .with("sha256", sha256)
                    .with("signer", signer)
                    .with("digest", digest)
                    .with("earliest", earliest.toString())
                    .with("latest", latest.toString());
        }

        static Optional<Stamp> read(Json.Members token) {
            boolean isOne =
                    Stream.of("sha256", "signer", "digest")
                                    .allMatch(name -> matches(token, name, HASH))
                            && Stream.of("earliest", "latest")
                                    .allMatch(name -> matches(token, name, NANOS));
            return isOne
                    ? Optional.of(
                                    new Stamp(
                                            token.text("sha256").orElseThrow(),
                                            token.text("signer").orElseThrow(),
                                            token.text("digest").orElseThrow(),
                                            new BigInteger(token.text("earliest").orElseThrow()),
                                            new BigInteger(token.text("latest").orElseThrow())))
                            .filter(stamp -> stamp.earliest.compareTo(stamp.latest) <= 0)
                    : Optional.empty();
        }

        private static boolean matches(Json.Members token, String name, Pattern pattern) {
            return token.text(name).filter(text -> pattern.matcher(text).matches()).isPresent();
        }
    }

    /// Reads one.
    public static Optional<Dispute> read(Json.Members members) {
        var own = texts(members.items("own"));
        boolean isOne =
                members.text("format").equals(Optional.of(FORMAT))
                        && own.size() == members.items("own").size()
                        && own.size() <= MOST;
        if (!isOne) {
            return Optional.empty();
        }
        return switch (members.text("protocol").orElse("")) {
            case "roughtime" ->
                    replies(members).map(all -> new Dispute(own, all, Optional.empty()));
            case "rfc3161" ->
                    members.members("token")
                            .flatMap(Stamp::read)
                            .map(stamp -> new Dispute(own, List.of(), Optional.of(stamp)));
            case "ntp" -> own.isEmpty() ? exchanges(members).map(Dispute::of) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<List<Reply>> replies(Json.Members members) {
        var replies = new ArrayList<Reply>();
        for (var item : members.items("responses")) {
            if (item instanceof Json.Members one) {
                replies.add(
                        new Reply(
                                one.text("rand").orElse("?"),
                                one.text("publicKey").orElse("?"),
                                one.text("request").orElse("?"),
                                one.text("response").orElse("?")));
            }
        }
        boolean areAll =
                !replies.isEmpty()
                        && replies.size() == members.items("responses").size()
                        && replies.size() <= MOST
                        && replies.stream().allMatch(Dispute::isSpelt);
        return areAll ? Optional.of(replies) : Optional.empty();
    }

    /// The exchanges of a report, or of a record; nothing when one is none.
    public static Optional<List<RecordedExchange>> exchanges(Json.Members members) {
        var items = members.items("exchanges");
        var exchanges =
                items.stream()
                        .flatMap(item ->
                                item instanceof Json.Members one
                                        ? RecordedExchange.read(one).stream()
                                        : Stream.of())
                        .toList();
        boolean areAll =
                !items.isEmpty() && items.size() <= MOST && exchanges.size() == items.size();
        return areAll ? Optional.of(exchanges) : Optional.empty();
    }

    private static List<String> texts(List<Json> items) {
        return items.stream()
                .flatMap(
                        item -> item instanceof Json.Text(var text) ? Stream.of(text) : Stream.of())
                .toList();
    }

    private static boolean isSpelt(Reply reply) {
        return CanonicalText.base64(reply.rand()).isPresent()
                && CanonicalText.base64(reply.key()).isPresent()
                && CanonicalText.base64(reply.request()).isPresent()
                && CanonicalText.base64(reply.response()).isPresent();
    }

    /// What its servers signed, as far as they did: 64 hexadecimal digits each.
    public Set<String> nonces() {
        var nonces = new HashSet<String>();
        stamp.ifPresent(token -> nonces.add(token.digest()));
        for (var reply : replies) {
            if (Judge.check(reply) instanceof RoughtimeReply.Checked.Signed(var signed)) {
                nonces.add(signed.nonce());
            }
        }
        return nonces;
    }

    /// The file, with what was made of it.
    public Json.Members json(Judgement judgement) {
        var file =
                Json.Members.empty()
                        .with("format", FORMAT)
                        .with("own", Json.texts(own))
                        .with("verdict", judgement.outcome().word());
        if (stamp.isPresent()) {
            return file.with("protocol", "rfc3161").with("token", stamp.get().json());
        }
        if (!exchanges.isEmpty()) {
            var recorded = exchanges.stream().<Json>map(RecordedExchange::json).toList();
            return file.with("protocol", "ntp").with("exchanges", new Json.Items(recorded));
        }
        var items =
                replies.stream()
                        .<Json>map(reply ->
                                Json.Members.empty()
                                        .with("rand", reply.rand())
                                        .with("publicKey", reply.key())
                                        .with("request", reply.request())
                                        .with("response", reply.response()))
                        .toList();
        return file.with("protocol", "roughtime").with("responses", new Json.Items(items));
    }
}
