package org.noonmark.proof.dispute;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.CanonicalText;

/// One exchange of NTP, as whoever asked wrote it down. Nothing of it is signed.
///
/// @param server that was asked, by the recorder's word
/// @param authentication `none`, or what only the recorder could check
/// @param request the whole packet, base64
/// @param response the whole packet, base64
/// @param sent by the recorder's clock, nanoseconds of UTC since 1970
/// @param received by the same clock
/// @param within how far that clock was from UTC at most, nanoseconds, by the recorder's word
/// @param basis how he knows
public record RecordedExchange(
        String server,
        String authentication,
        String request,
        String response,
        BigInteger sent,
        BigInteger received,
        BigInteger within,
        String basis) {
    private static final Pattern WORDS = Pattern.compile("[ -~]{1,200}");
    private static final Pattern NANOS = Pattern.compile("0|[1-9][0-9]{0,18}");

    /// Base64 of 1536 octets: more than any network carries in one NTP packet.
    private static final int MOST_BASE64 = 2048;

    /// Reads one; nothing when it is none.
    public static Optional<RecordedExchange> read(Json.Members members) {
        boolean isOne =
                Stream.of("server", "authentication", "basis")
                                .allMatch(name -> matches(members, name, WORDS))
                        && Stream.of("sent", "received", "within")
                                .allMatch(name -> matches(members, name, NANOS))
                        && Stream.of("request", "response")
                                .allMatch(name -> isPacket(members, name));
        if (!isOne) {
            return Optional.empty();
        }
        var exchange =
                new RecordedExchange(
                        text(members, "server"),
                        text(members, "authentication"),
                        text(members, "request"),
                        text(members, "response"),
                        new BigInteger(text(members, "sent")),
                        new BigInteger(text(members, "received")),
                        new BigInteger(text(members, "within")),
                        text(members, "basis"));
        return exchange.received.compareTo(exchange.sent) >= 0
                ? Optional.of(exchange)
                : Optional.empty();
    }

    private static String text(Json.Members members, String name) {
        return members.text(name).orElse("");
    }

    private static boolean matches(Json.Members members, String name, Pattern pattern) {
        return pattern.matcher(text(members, name)).matches();
    }

    private static boolean isPacket(Json.Members members, String name) {
        var base64 = text(members, name);
        return base64.length() <= MOST_BASE64 && CanonicalText.base64(base64).isPresent();
    }

    /// As files have it.
    public Json.Members json() {
        return Json.Members.empty()
                .with("server", server)
                .with("authentication", authentication)
                .with("request", request)
                .with("response", response)
                .with("sent", sent.toString())
                .with("received", received.toString())
                .with("within", within.toString())
                .with("basis", basis);
    }

    /// When the server wrote its packet, by the recorder's word.
    public SignedTime moment() {
        return new SignedTime("", sent.subtract(within), received.add(within));
    }

    /// Whether the recorder knows that to a minute, in which ticks can be compared.
    public boolean isOfAMoment() {
        return moment().latest().subtract(moment().earliest()).compareTo(TickClaim.MINUTE) <= 0;
    }

    /// What the server's packet says; nothing when it is no reply to the request.
    public Optional<NtpReply> reply() {
        return NtpReply.read(
                CanonicalText.base64(request).orElseThrow(),
                CanonicalText.base64(response).orElseThrow(),
                sent);
    }
}
