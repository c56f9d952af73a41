package org.noonmark.wire.ntp;

/// Four ASCII letters in place of the reference identifier of a packet of stratum 0 (RFC 5905
/// section 7.4, IANA registry "NTP Kiss-o'-Death Codes").
///
/// @param bits the letters, first one in the highest byte; any value may come from outside
public record KissCode(int bits) {
    /// Polls came too fast: poll less often.
    public static final KissCode RATE = of("RATE");

    /// Access denied by policy.
    public static final KissCode DENY = of("DENY");

    /// Access denied by local restriction.
    public static final KissCode RSTR = of("RSTR");

    /// NTS cookies or keys are not good any more (RFC 8915 section 5.7).
    public static final KissCode NTSN = of("NTSN");

    /// The association has not yet synchronised.
    public static final KissCode INIT = of("INIT");

    /// The sender's clock was stepped and is not yet set again.
    public static final KissCode STEP = of("STEP");

    /// Cryptographic authentication failed.
    public static final KissCode CRYP = of("CRYP");

    /// Key not found.
    public static final KissCode NKEY = of("NKEY");

    /// The code of four ASCII characters.
    ///
    /// @throws IllegalArgumentException when it is not four characters of ASCII
    public static KissCode of(String letters) {
        if (letters.length() != 4 || letters.chars().anyMatch(letter -> letter > 0x7E)) {
            throw new IllegalArgumentException("must be four ASCII letters: " + letters);
        }
        int bits = 0;
        for (int i = 0; i < 4; i++) {
            bits = (bits << 8) | letters.charAt(i);
        }
        return new KissCode(bits);
    }

    /// The letters; a byte that does not print is shown as `\xNN`.
    public String letters() {
        return ReferenceId.letters(bits);
    }

    @Override
    public String toString() {
        return letters();
    }
}
