package org.noonmark.posture.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

class AccessTest {
    private static Prefix prefix(String text) {
        return Prefix.parse(text).orElseThrow();
    }

    @Test
    void readsBlocksAsChronyWritesThem() {
        assertThat(prefix("10")).hasToString("10.0.0.0/8");
        assertThat(prefix("192.168.")).hasToString("192.168.0.0/16");
        assertThat(prefix("1.2.3/20")).hasToString("1.2.0.0/20");
        assertThat(prefix("2001:db8::/32")).hasToString("2001:db8::/32");
        assertThat(prefix("::1")).hasToString("::1");
        assertThat(prefix("::/0")).hasToString("::/0");
        assertThat(Prefix.parse("example.org")).isEmpty();
        assertThat(Prefix.parse("1.2.3.4/33")).isEmpty();
        assertThat(Prefix.parse("999.1.1.1")).isEmpty();
    }

    /// Small blocks, so that every address can be asked: the low 4 bits of 192.0.2.0.
    @Test
    void gainedBlocksAreThoseWhoseAddressesGained() {
        Generator<Access> tables =
                (random, size) -> {
                    var blocks = new TreeMap<Prefix, Boolean>();
                    for (int i = 0; i < random.nextInt(6); i++) {
                        blocks.put(
                                new Prefix(
                                        32,
                                        BigInteger.valueOf(0xC0000200L + random.nextInt(16)),
                                        28 + random.nextInt(5)),
                                random.nextBoolean());
                    }
                    return new Access(blocks, new TreeSet<>());
                };
        Generator<Map.Entry<Access, Access>> pairs =
                (random, size) ->
                        Map.entry(tables.generate(random, size), tables.generate(random, size));
        Property.forAll(
                pairs,
                pair -> {
                    var gained = Access.gained(pair.getKey(), pair.getValue());
                    boolean any = false;
                    for (int i = 0; i < 16; i++) {
                        var host = new Prefix(32, BigInteger.valueOf(0xC0000200L + i), 32);
                        boolean isGained =
                                pair.getValue().allows(host) && !pair.getKey().allows(host);
                        any |= isGained;
                        if (isGained) {
                            assertThat(gained).anyMatch(text -> prefix(text).contains(host));
                        }
                    }
                    assertThat(!gained.isEmpty()).isEqualTo(any);
                });
    }
}
