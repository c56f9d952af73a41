package org.noonmark.tsp;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/// Object identifiers between bytes (X.690 section 8.19) and text with dots.
public final class OidText {
    private static final Pattern FORM =
            Pattern.compile(
                    "(0|1)(\\.(0|[1-9]|[1-3][0-9]))(\\.(0|[1-9][0-9]{0,17}))*|2(\\.(0|[1-9][0-9]{0,17}))+");

    private static final int MAX_CHARACTERS = 128;

    private OidText() {}

    /// Whether a text is an object identifier of at least two numbers; at most 128 characters.
    public static boolean isValid(String text) {
        return text.length() <= MAX_CHARACTERS
                && FORM.matcher(text).matches()
                && ASN1ObjectIdentifier.tryFromID(text) != null;
    }

    /// The text of an identifier's contents, or nothing when they are none.
    static Optional<String> of(byte[] contents) {
        if (contents.length == 0 || contents[contents.length - 1] < 0) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        var number = BigInteger.ZERO;
        boolean begins = true;
        for (byte octet : contents) {
            if (begins && octet == (byte) 0x80) {
                return Optional.empty();
            }
            number = number.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7F));
            begins = octet >= 0;
            if (begins) {
                append(text, number);
                number = BigInteger.ZERO;
            }
        }
        return Optional.of(text.toString());
    }

    private static void append(StringBuilder text, BigInteger number) {
        if (!text.isEmpty()) {
            text.append('.').append(number);
            return;
        }
        int first = number.compareTo(BigInteger.valueOf(80)) >= 0 ? 2 : number.intValue() / 40;
        text.append(first).append('.').append(number.subtract(BigInteger.valueOf(40L * first)));
    }
}
