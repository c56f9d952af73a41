package org.noonmark.app.config;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.Visible;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.serve.AddressPrefix;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.time.TimeDelta;
import org.noonmark.tsp.OidText;

/// The kinds of value that keys have.
final class Kinds {
    private static final Pattern DURATION =
            Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,18})?)\\s*([a-zµ]+)");

    private static final Map<String, String> SECONDS_PER_UNIT =
            Map.of(
                    "ps", "1e-12",
                    "ns", "1e-9",
                    "us", "1e-6",
                    "µs", "1e-6",
                    "ms", "1e-3",
                    "s", "1",
                    "min", "60",
                    "h", "3600",
                    "d", "86400");

    private Kinds() {}

    private record Of<T>(String expects, Function<Object, @Nullable T> reader) implements Kind<T> {
        @Override
        public @Nullable T read(Object written) {
            return reader.apply(written);
        }
    }

    static Kind<Boolean> flag() {
        return new Of<>("true or false", written -> written instanceof Boolean flag ? flag : null);
    }

    /// Text with something in it, all of which can be seen.
    static Kind<String> text(String what) {
        return new Of<>(
                what + ", in quotes",
                written -> written instanceof String text && isSeen(text) ? text : null);
    }

    private static boolean isSeen(String text) {
        return !text.isBlank() && Visible.line(text).equals(text);
    }

    /// Printable ASCII without spaces.
    static Kind<String> word(String what) {
        return new Of<>(
                what + ", in quotes",
                written ->
                        written instanceof String text && text.matches("[!-~]{1,255}")
                                ? text
                                : null);
    }

    /// A host name or an address as an NTS client takes it from a server (no brackets).
    static Kind<String> serverName() {
        return new Of<>(
                "a host name or an address, in quotes",
                written ->
                        written instanceof String text && text.matches("[A-Za-z0-9._:%-]{1,255}")
                                ? text
                                : null);
    }

    /// A file or folder; whether it exists is found out when it is opened.
    static Kind<Path> path(String what) {
        return new Of<>(
                what + ", in quotes",
                written -> {
                    try {
                        return written instanceof String text && isSeen(text)
                                ? Path.of(text)
                                : null;
                    } catch (InvalidPathException impossible) {
                        return null;
                    }
                });
    }

    /// A path of a URL.
    static Kind<String> urlPath() {
        return new Of<>(
                "a path that begins with /, of letters, digits and -._~/, in quotes",
                written ->
                        written instanceof String text
                                        && text.matches("/([A-Za-z0-9._~-]+/?)*")
                                        && text.length() <= 255
                                ? text
                                : null);
    }

    /// Numbers with dots.
    static Kind<String> objectIdentifier() {
        return new Of<>(
                "an object identifier, such as \"1.3.6.1.4.1.32473.1\"",
                written -> written instanceof String text && OidText.isValid(text) ? text : null);
    }

    static Kind<Integer> integer(int least, int most) {
        return new Of<>(
                "an integer from " + least + " to " + most,
                written ->
                        written instanceof Long number && number >= least && number <= most
                                ? number.intValue()
                                : null);
    }

    /// An unsigned 32-bit number that is not zero.
    static Kind<Integer> keyIdentifier() {
        return new Of<>(
                "a key identifier from 1 to 4294967295",
                written ->
                        written instanceof Long number && number >= 1 && number <= 0xFFFF_FFFFL
                                ? (int) (long) number
                                : null);
    }

    static Kind<Double> number(String least, String most) {
        double low = Double.parseDouble(least);
        double high = Double.parseDouble(most);
        return new Of<>(
                "a number from " + least + " to " + most,
                written ->
                        written instanceof Number number
                                        && number.doubleValue() >= low
                                        && number.doubleValue() <= high
                                ? number.doubleValue()
                                : null);
    }

    /// A reference identifier of stratum 0: letters that name the kind of clock.
    static Kind<String> referenceId() {
        return new Of<>(
                "one to four capital letters or digits, in quotes",
                written ->
                        written instanceof String text && text.matches("[A-Z0-9]{1,4}")
                                ? text
                                : null);
    }

    /// One of a few words.
    static <T> Kind<T> choice(Map<String, T> values) {
        return new Of<>(
                "one of "
                        + String.join(
                                ", ",
                                values.keySet().stream().map(word -> '"' + word + '"').toList()),
                written -> written instanceof String word ? values.get(word) : null);
    }

    /// A number and its unit. The bounds are written like the values.
    static Kind<TimeDelta> duration(String least, String most) {
        var low = parseDuration(least).orElseThrow();
        var high = parseDuration(most).orElseThrow();
        return new Of<>(
                "a duration with its unit (ps ns us ms s min h d) from \"%s\" to \"%s\""
                        .formatted(least, most),
                written ->
                        written instanceof String text
                                ? parseDuration(text)
                                        .filter(value -> !value.isLessThan(low))
                                        .filter(value -> !high.isLessThan(value))
                                        .orElse(null)
                                : null);
    }

    static Optional<TimeDelta> parseDuration(String text) {
        var matcher = DURATION.matcher(text.strip());
        var unit = matcher.matches() ? SECONDS_PER_UNIT.get(matcher.group(2)) : null;
        if (unit == null) {
            return Optional.empty();
        }
        var seconds = new BigDecimal(matcher.group(1)).multiply(new BigDecimal(unit));
        return seconds.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
                ? Optional.of(TimeDelta.parseSeconds(seconds.toPlainString()))
                : Optional.empty();
    }

    /// An instant of UTC, as TOML writes it or in quotes.
    static Kind<Instant> instant() {
        return new Of<>(
                "an instant such as 2026-11-24T12:00:00Z",
                written -> {
                    try {
                        return switch (written) {
                            case OffsetDateTime date -> date.toInstant();
                            case String text -> Instant.parse(text);
                            default -> null;
                        };
                    } catch (DateTimeParseException noInstant) {
                        return null;
                    }
                });
    }

    /// A time zone that the JDK knows.
    static Kind<ZoneId> zone() {
        return new Of<>(
                "a time zone such as \"UTC\", \"+02:00\" or \"Europe/Berlin\"",
                written -> {
                    try {
                        return written instanceof String text ? ZoneId.of(text) : null;
                    } catch (DateTimeException unknown) {
                        return null;
                    }
                });
    }

    /// A polling interval: a whole power of two seconds, given as its exponent to NTP.
    static Kind<Integer> pollInterval() {
        var duration = duration("1 s", "131072 s");
        return new Of<>(
                "a power of two seconds from \"1 s\" to \"131072 s\"",
                written -> {
                    var value = duration.read(written);
                    return value != null
                                    && value.attoseconds() == 0
                                    && Long.bitCount(value.seconds()) == 1
                            ? Long.numberOfTrailingZeros(value.seconds())
                            : null;
                });
    }

    /// An IP address; never a name, so that nothing is looked up while the configuration is read.
    static Kind<InetAddress> address() {
        return new Of<>(
                "an IPv4 or IPv6 address, in quotes",
                written ->
                        written instanceof String text
                                ? AddressPrefix.parse(text)
                                        .filter(ignored -> text.indexOf('/') < 0)
                                        .map(ignored -> InetAddress.ofLiteral(text))
                                        .orElse(null)
                                : null);
    }

    /// A long-term key of a Roughtime server.
    static Kind<Ed25519PublicKey> publicKey() {
        return new Of<>(
                "an Ed25519 public key in base64 (44 letters) or hexadecimal digits (64), in"
                        + " quotes",
                written ->
                        written instanceof String text
                                ? Ed25519PublicKey.parse(text).orElse(null)
                                : null);
    }

    /// What the checkpoints of a log are checked with.
    static Kind<VerifierKey> logKey() {
        return new Of<>(
                "the key of a log (name+hash+key), in quotes",
                written ->
                        written instanceof String text
                                ? VerifierKey.parse(text)
                                        .good()
                                        .filter(key -> key.type().isOfLogs())
                                        .orElse(null)
                                : null);
    }

    /// An address with a prefix length, or an address alone.
    static Kind<AddressPrefix> prefix() {
        return new Of<>(
                "an address range such as \"192.0.2.0/24\" or \"2001:db8::/32\"",
                written ->
                        written instanceof String text
                                ? AddressPrefix.parse(text).orElse(null)
                                : null);
    }

    /// A network, as it is written.
    static Kind<String> prefixText() {
        var prefix = prefix();
        return new Of<>(
                prefix.expects(),
                written ->
                        prefix.read(written) != null && written instanceof String text
                                ? text
                                : null);
    }

    /// How a default is written in TOML.
    static String toToml(Object value) {
        return switch (value) {
            case String text ->
                    '"' + Visible.ascii(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
            case List<?> list ->
                    '['
                            + String.join(
                                    ", ", list.stream().map(item -> toToml((Object) item)).toList())
                            + ']';
            default -> value.toString();
        };
    }
}
