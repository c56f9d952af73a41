package org.noonmark.tsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OidTextTest {
    @Test
    void takesTwoNumbersOrMore() {
        assertThat(OidText.isValid("1.2")).isTrue();
        assertThat(OidText.isValid("2.999")).isTrue();
        assertThat(OidText.isValid("1.3.6.1.4.1.32473.1")).isTrue();
        assertThat(OidText.isValid("1")).isFalse();
        assertThat(OidText.isValid("1.40")).isFalse();
        assertThat(OidText.isValid("3.1")).isFalse();
        assertThat(OidText.isValid("1.2.03")).isFalse();
        assertThat(OidText.isValid("1.2.")).isFalse();
    }

    @Test
    void readsTheFirstTwoNumbersFromOne() {
        assertThat(OidText.of(HexFormat.of().parseHex("2a"))).contains("1.2");
        assertThat(OidText.of(HexFormat.of().parseHex("883703"))).contains("2.999.3");
        assertThat(OidText.of(HexFormat.of().parseHex("2a80"))).isEmpty();
        assertThat(OidText.of(HexFormat.of().parseHex("2a8001"))).isEmpty();
    }
}
