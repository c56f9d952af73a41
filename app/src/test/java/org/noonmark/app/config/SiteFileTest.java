package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.behaviour.site.Site;

class SiteFileTest {
    private static SiteFile read(String text) {
        return SiteFile.read("site.toml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(String text) {
        return read(text) instanceof SiteFile.Bad(var problems)
                ? problems.stream().map(Problem::toString).toList()
                : List.of();
    }

    private static final String WHOLE =
            """
            [site]
            zone = "Europe/Stockholm"

            [[host]]
            name = "ntp1"
            addresses = ["10.20.0.11", "2001:db8::11"]
            timing = true

            [[host]]
            name = "mail"

            [[person]]
            name = "M. Lind"
            accounts = ["mlind", "mlind-adm"]

            [[person]]
            name = "K. Ito"
            accounts = ["kito"]
            zone = "Asia/Tokyo"

            [[network]]
            name = "tunnel"
            prefix = "10.8.0.0/16"
            use = "vpn"
            """;

    private static Site whole() {
        var stockholm = ZoneId.of("Europe/Stockholm");
        var addresses = List.of("10.20.0.11", "2001:db8:0:0:0:0:0:11");
        return new Site(
                stockholm,
                List.of(
                        new Site.Host("ntp1", addresses, true),
                        new Site.Host("mail", List.of(), false)),
                List.of(
                        new Site.Person("M. Lind", List.of("mlind", "mlind-adm"), stockholm),
                        new Site.Person("K. Ito", List.of("kito"), ZoneId.of("Asia/Tokyo"))),
                List.of(new Site.Network("tunnel", "10.8.0.0/16", Site.Use.VPN)));
    }

    @Test
    void saysHostsPeopleAndNetworks() {
        assertThat(read(WHOLE)).isEqualTo(new SiteFile.Good(whole()));
    }

    @Test
    void anEmptyFileSaysNothing() {
        assertThat(read(""))
                .isEqualTo(
                        new SiteFile.Good(
                                new Site(ZoneId.of("UTC"), List.of(), List.of(), List.of())));
    }

    @Test
    void tellsEveryMistakeWithItsPlace() {
        assertThat(
                        problems(
                                """
                                [[host]]
                                name = "ntp1"
                                addresses = ["ntp1.example"]

                                [[network]]
                                name = "office"
                                prefix = "10.1.2.3/8"
                                use = "home"

                                [[persons]]
                                name = "x"
                                """))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("site.toml:3:1: [host[1].addresses]"),
                        line -> assertThat(line).startsWith("site.toml:7:1: [network[1].prefix]"),
                        line -> assertThat(line).startsWith("site.toml:8:1: [network[1].use]"),
                        line -> assertThat(line).contains("did you mean \"person\"?"));
    }

    @Test
    void anAccountBelongsToOnePerson() {
        assertThat(
                        problems(
                                """
                                [[person]]
                                name = "A"
                                accounts = ["ops"]
                                [[person]]
                                name = "B"
                                accounts = ["ops"]
                                """))
                .containsExactly("site.toml:6:1: [person[2].accounts] A has \"ops\" already");
    }

    @Test
    void twoHostsDoNotShareAName() {
        assertThat(problems("[[host]]\nname = \"a\"\n[[host]]\nname = \"a\"\n"))
                .containsExactly("site.toml:4:1: [host[2].name] two hosts are called \"a\"");
    }

    @Test
    void bytesThatAreNoTextAreOneProblem() {
        assertThat(SiteFile.read("site.toml", new byte[] {(byte) 0xFF}))
                .isInstanceOf(SiteFile.Bad.class);
    }
}
