package org.noonmark.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

class AccessRulesTest {
    private static AccessRules.Rule rule(String prefix, boolean allow) {
        return new AccessRules.Rule(AddressPrefix.parse(prefix).orElseThrow(), allow);
    }

    private static boolean allows(AccessRules rules, String address) {
        var prefix = AddressPrefix.of(InetAddress.ofLiteral(address));
        return rules.compile(prefix.ipv4()).isAllowed(prefix.high(), prefix.low());
    }

    @Test
    void longestPrefixDecides() {
        var rules =
                new AccessRules(
                        List.of(
                                rule("10.1.2.0/24", true),
                                rule("10.0.0.0/8", true),
                                rule("10.1.0.0/16", false)),
                        false);
        assertThat(allows(rules, "10.1.2.3")).isTrue();
        assertThat(allows(rules, "10.1.3.3")).isFalse();
        assertThat(allows(rules, "10.255.255.255")).isTrue();
        assertThat(allows(rules, "11.0.0.0")).isFalse();
        assertThat(allows(rules, "::1")).isFalse();
    }

    @Test
    void everythingAndTheLastAddressHaveAnAnswer() {
        var all = new AccessRules(List.of(rule("::/0", true), rule("0.0.0.0/0", true)), false);
        assertThat(allows(all, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).isTrue();
        assertThat(allows(all, "::")).isTrue();
        assertThat(allows(all, "255.255.255.255")).isTrue();
        var butLast = new AccessRules(List.of(rule("255.255.255.255", false)), true);
        assertThat(allows(butLast, "255.255.255.255")).isFalse();
        assertThat(allows(butLast, "255.255.255.254")).isTrue();
        assertThat(AccessRules.allowAll().isTrivial()).isTrue();
        assertThat(butLast.isTrivial()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.0.0/-1",
                "10.0.0/8",
                "host/8",
                "::/129",
                "2001:db8::1/64",
                "10.0.0.0/8x",
                "10.0.0.0//8"
            })
    void refusesWhatIsNoPrefix(String text) {
        assertThat(AddressPrefix.parse(text)).isEmpty();
    }

    @Test
    void agreesWithTryingEveryRule() {
        Property.forAll(
                2_000,
                randomCase(),
                drawn -> {
                    var ranges = drawn.rules.compile(drawn.address.ipv4());
                    boolean expected = naive(drawn.rules, drawn.address);
                    assertThat(ranges.isAllowed(drawn.address.high(), drawn.address.low()))
                            .isEqualTo(expected);
                });
    }

    private record Case(AccessRules rules, AddressPrefix address) {}

    /// Few bits are set, so that rules and addresses often meet.
    private static Generator<Case> randomCase() {
        return (random, size) -> {
            boolean ipv4 = random.nextBoolean();
            int bits = ipv4 ? 32 : 128;
            var rules = new ArrayList<AccessRules.Rule>();
            for (int i = random.nextInt(6); i > 0; i--) {
                int hostBits = random.nextInt(bits + 1);
                var address = sparse(random, ipv4);
                var prefix = cut(address, hostBits);
                rules.add(new AccessRules.Rule(prefix, random.nextBoolean()));
            }
            return new Case(new AccessRules(rules, random.nextBoolean()), sparse(random, ipv4));
        };
    }

    private static AddressPrefix sparse(java.util.random.RandomGenerator random, boolean ipv4) {
        long high = ipv4 ? 0 : 1L << random.nextInt(64) | (random.nextBoolean() ? -1L << 40 : 0);
        long low = 1L << random.nextInt(64) | (random.nextBoolean() ? -1L << 8 : 0);
        return new AddressPrefix(ipv4, high, ipv4 ? low & 0xFFFF_FFFFL : low, 0);
    }

    private static AddressPrefix cut(AddressPrefix address, int hostBits) {
        long low = hostBits >= 64 ? 0 : address.low() >>> hostBits << hostBits;
        int highBits = Math.max(0, hostBits - 64);
        long high = highBits == 64 ? 0 : address.high() >>> highBits << highBits;
        return new AddressPrefix(address.ipv4(), high, low, hostBits);
    }

    private static boolean naive(AccessRules rules, AddressPrefix address) {
        boolean allowed = rules.allowOthers();
        int narrowest = Integer.MAX_VALUE;
        for (var rule : rules.rules()) {
            if (rule.prefix().contains(address) && rule.prefix().hostBits() <= narrowest) {
                allowed = rule.allow();
                narrowest = rule.prefix().hostBits();
            }
        }
        return allowed;
    }
}
