package org.noonmark.behaviour.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class NetworksTest {
    private static final Networks NETWORKS =
            new NetworkTables()
                    .registry(
                            "registry",
                            List.of(
                                    "2|ripencc|20261101|3|19830705|20261101|+0100",
                                    "ripencc|*|ipv4|*|2|summary",
                                    "ripencc|XA|ipv4|198.18.0.0|131072|20200101|allocated|x",
                                    "ripencc|XB|ipv6|2001:db8::|32|20200101|allocated|x"))
                    .systems(
                            "systems",
                            List.of(
                                    "198.18.4.0\t198.18.7.255\t64501\tXB\tRented Machines",
                                    "198.18.8.0\t198.18.8.255\t64502\tNone\tHome",
                                    "198.18.9.0\t198.18.9.255\t0\tNone\tNot routed"))
                    .dataCentres("centres", List.of("# list", "AS64501 # Rented Machines"))
                    .prefixes("vpn", NetworkType.VPN, List.of("198.18.4.128/25 Tunnel Seller"))
                    .places("places", List.of("XA,10,20,30", "XB\t-10\t20\t30"))
                    .build();

    @Test
    void theNarrowestThatKnowsSays() {
        var rented = NETWORKS.of("198.18.4.7");
        assertThat(rented.name()).isEqualTo("AS64501 Rented Machines");
        assertThat(rented.country()).isEqualTo("XB");
        assertThat(rented.type()).isEqualTo(NetworkType.DATA_CENTRE);
        assertThat(rented.place().orElseThrow().latitudeDegrees()).isEqualTo(-10);
        var tunnel = NETWORKS.of("198.18.4.200");
        assertThat(tunnel.name()).isEqualTo("Tunnel Seller");
        assertThat(tunnel.type()).isEqualTo(NetworkType.VPN);
        assertThat(tunnel.asn()).isEqualTo(64501);
        var home = NETWORKS.of("198.18.8.1");
        assertThat(home.country()).isEqualTo("XA");
        assertThat(home.type()).isEqualTo(NetworkType.ACCESS);
        assertThat(NETWORKS.of("198.18.9.1").name()).isEqualTo("198.18.9.0/24");
        assertThat(NETWORKS.of("198.18.9.1").country()).isEqualTo("XA");
    }

    @Test
    void whatNobodyKnowsIsUnknown() {
        assertThat(NETWORKS.of("192.0.2.1").type()).isEqualTo(NetworkType.UNKNOWN);
        assertThat(NETWORKS.of("192.0.2.1").country()).isEmpty();
        assertThat(NETWORKS.of("192.0.2.1").place()).isEmpty();
        assertThat(NETWORKS.of("2001:db8:1::5").country()).isEqualTo("XB");
        assertThat(NETWORKS.of("2001:db8:1::5").name()).isEqualTo("2001:db8:1::/48");
        assertThat(NETWORKS.of("::ffff:198.18.4.7").asn()).isEqualTo(64501);
        for (var text : new String[] {"", "host", "1.2.3", "1.2.3.256", "::1::2", "12345::", ":"}) {
            assertThat(NETWORKS.of(text)).isEqualTo(Network.UNKNOWN);
        }
    }

    @Test
    void linesThatCannotBeReadAreToldWithTheirPlace() {
        var tables =
                new NetworkTables()
                        .systems("systems.tsv", List.of("# head", "198.18.0.0 198.18.0.255 1"))
                        .prefixes("vpn.txt", NetworkType.VPN, List.of("198.18.0.0/33"))
                        .places("places.csv", List.of("XA,north,0,0", "XB,99,0,0"));
        assertThat(tables.problems())
                .extracting(NetworkProblem::file, NetworkProblem::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("systems.tsv", 2),
                        org.assertj.core.groups.Tuple.tuple("vpn.txt", 1),
                        org.assertj.core.groups.Tuple.tuple("places.csv", 1),
                        org.assertj.core.groups.Tuple.tuple("places.csv", 2));
    }

    /// The table against looking at every prefix.
    @Test
    void nestedPrefixesAgreeWithASearchThroughAll() {
        Property.forAll(
                200,
                Generators.longs(),
                seed -> {
                    var random = new SplittableRandom(seed);
                    var builder = new RangeTable.Builder();
                    int count = 1 + random.nextInt(40);
                    var firsts = new Address[count];
                    var bits = new int[count];
                    for (int i = 0; i < count; i++) {
                        bits[i] = random.nextInt(129);
                        firsts[i] = address(random).first(bits[i]);
                        builder.add(firsts[i], firsts[i].last(bits[i]), i);
                    }
                    var table = builder.build();
                    for (int round = 0; round < 50; round++) {
                        var address = round % 2 == 0 ? address(random) : firsts[round % count];
                        int best = -1;
                        for (int i = 0; i < count; i++) {
                            boolean holds = address.first(bits[i]).equals(firsts[i]);
                            best = holds && (best < 0 || bits[i] >= bits[best]) ? i : best;
                        }
                        int found = table.at(address);
                        assertThat(found < 0 ? -1 : bits[found])
                                .isEqualTo(best < 0 ? -1 : bits[best]);
                    }
                });
    }

    /// Few different bits, so that prefixes lie in each other.
    private static Address address(SplittableRandom random) {
        long high = random.nextInt(4) == 0 ? -1 : random.nextLong(8) << 61;
        return new Address(high, random.nextInt(4) == 0 ? -1 : random.nextLong(8));
    }

    @Test
    void distancesAreTheLeastBetweenDiscs() {
        var stockholm = new Place(59.33, 18.07, 0);
        var berlin = new Place(52.52, 13.41, 0);
        assertThat(stockholm.leastKilometresTo(berlin)).isBetween(805.0, 815.0);
        assertThat(berlin.leastKilometresTo(stockholm)).isBetween(805.0, 815.0);
        assertThat(new Place(59, 18, 500).leastKilometresTo(new Place(52, 13, 400))).isZero();
    }
}
