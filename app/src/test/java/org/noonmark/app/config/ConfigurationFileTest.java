package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.OscillatorModel;
import org.noonmark.serve.AccessRules;
import org.noonmark.serve.AddressPrefix;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.serve.RateLimit;
import org.noonmark.sources.HostClockConfig;
import org.noonmark.sources.NtpSourceConfig;
import org.noonmark.sources.PollRange;
import org.noonmark.sources.ReadingFileConfig;
import org.noonmark.sources.SourceKey;
import org.noonmark.sources.TimeColumn;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.station.StationPolicy;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.TimeDelta;

class ConfigurationFileTest {
    private static final String FULL =
            """
            [station]
            name = "lab-1"
            data_folder = "/var/lib/noonmark"
            minimum_agreeing = 2
            require_authenticated = true
            largest_half_width = "50 ms"
            largest_slew_ppm = 12.5

            [oscillator]
            type = "ocxo"

            [keys]
            file = "noonmark.keys"

            [[ntp_source]]
            host = "ntp1.example"
            key_id = 4294967295
            interleaved = true
            minimum_poll = "16 s"

            [[ntp_source]]
            name = "second"
            host = "192.0.2.1"
            port = 1123
            burst = false
            addresses = 4
            largest_root_distance = "100 ms"
            largest_delay = "1 s"

            [[reading_file]]
            path = "cs.csv"
            uncertainty = "20 ns"
            time_column = "mjd"
            silence = "10 min"
            reference_id = "CS"

            [serve.ntp]
            listen = ["0.0.0.0"]
            port = 123
            workers = 4
            allow = ["192.0.2.0/24", "2001:db8::/32"]
            deny = ["192.0.2.66"]
            rate_limit = 0.5
            rate_burst = 8
            interleaved = false

            [leap]
            file = "leap-seconds.list"
            """;

    private static ConfigurationFile read(String text) {
        return ConfigurationFile.read("a.toml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Configuration good(String text) {
        return switch (read(text)) {
            case ConfigurationFile.Good(var configuration) -> configuration;
            case ConfigurationFile.Bad(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<String> problems(String text) {
        return switch (read(text)) {
            case ConfigurationFile.Good(var configuration) ->
                    throw new AssertionError(configuration);
            case ConfigurationFile.Bad(var problems) ->
                    problems.stream().map(Problem::toString).toList();
        };
    }

    private static final String SOURCE = "[[ntp_source]]\nhost = \"h\"\n";

    @Test
    void readsEverySection() {
        var read = good(FULL);
        assertThat(read.origin()).isEqualTo("a.toml");
        assertThat(read.sha256()).hasSize(64);
        assertThat(read.stationName()).isEqualTo("lab-1");
        assertThat(read.dataFolder()).isEqualTo(Path.of("/var/lib/noonmark"));
        assertThat(read.policy().ensemble().minimumAgreeing()).isEqualTo(2);
        assertThat(read.policy().ensemble().requireAuthenticated()).isTrue();
        assertThat(read.policy().largestHalfWidth()).isEqualTo(TimeDelta.ofMillis(50));
        assertThat(read.policy().largestSlew()).isEqualTo(12.5e-6);
        assertThat(read.policy().oscillator()).isEqualTo(OscillatorModel.OCXO);
        assertThat(read.policy().local()).isEmpty();
    }

    @Test
    void readsSources() {
        var read = good(FULL);
        assertThat(read.ntpSources())
                .containsExactly(
                        new Configuration.NtpSource(
                                NtpSourceConfig.server("ntp1.example")
                                        .withPoll(new PollRange(4, 8))
                                        .withInterleaved(true),
                                Optional.of(-1)),
                        new Configuration.NtpSource(
                                NtpSourceConfig.server("192.0.2.1")
                                        .withClock(new ClockId("second"))
                                        .withPort(1123)
                                        .withBurst(false)
                                        .withAddresses(4)
                                        .withMaxRootDistance(TimeDelta.ofMillis(100))
                                        .withMaxDelay(TimeDelta.ofSeconds(1)),
                                Optional.empty()));
        assertThat(read.readingFiles())
                .containsExactly(
                        new ReadingFileConfig(
                                Path.of("cs.csv"),
                                TimeColumn.MJD,
                                TimeDelta.ofNanos(20),
                                Duration.ofMinutes(10),
                                "CS"));
        assertThat(read.keysFile()).contains(Path.of("noonmark.keys"));
        assertThat(read.leapFile()).contains(Path.of("leap-seconds.list"));
        assertThat(read.disciplineHostClock()).isFalse();
    }

    @Test
    void readsServers() {
        assertThat(good(FULL).servers().ntp())
                .contains(
                        NtpServerConfig.on(
                                        List.of(
                                                new InetSocketAddress(
                                                        InetAddress.ofLiteral("0.0.0.0"), 123)))
                                .withWorkers(4)
                                .withInterleavedClients(0)
                                .withRateLimit(RateLimit.perSecond(0.5, 8))
                                .withAccess(
                                        new AccessRules(
                                                List.of(
                                                        rule("192.0.2.0/24", true),
                                                        rule("2001:db8::/32", true),
                                                        rule("192.0.2.66", false)),
                                                false)));
        assertThat(good(SOURCE).servers().ntp().orElseThrow().access())
                .isEqualTo(AccessRules.allowAll());
    }

    private static AccessRules.Rule rule(String prefix, boolean allow) {
        return new AccessRules.Rule(AddressPrefix.parse(prefix).orElseThrow(), allow);
    }

    @Test
    void embeddedDefaultIsLocalAuthorityOnLoopback() {
        var read = ConfigurationFile.embedded();
        assertThat(read.local()).contains(HostClockConfig.DEFAULT);
        assertThat(read.policy().local()).contains(new StationPolicy.LocalAuthority(10));
        var server = read.servers().ntp().orElseThrow();
        assertThat(server.listen())
                .containsExactly(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 11_123),
                        new InetSocketAddress(InetAddress.ofLiteral("::1"), 11_123));
        assertThat(read.dataFolder()).isEqualTo(Path.of("noonmark-data"));
    }

    @Test
    void defaultsAreThoseOfTheStation() {
        assertThat(good(SOURCE).policy()).isEqualTo(StationPolicy.DEFAULT);
    }

    @Test
    void serverCanBeSwitchedOff() {
        assertThat(good(SOURCE + "[serve.ntp]\nenabled = false\n").servers().ntp()).isEmpty();
    }

    @Test
    void namesAllMistakesAtOnceInTheirOrder() {
        assertThat(
                        problems(
                                """
                                [station]
                                minimum_agreing = 2
                                largest_half_width = 0.05
                                [[ntp_source]]
                                port = 99999
                                minimum_poll = "60 s"
                                [serve.npt]
                                port = 123
                                """))
                .containsExactly(
                        "a.toml:2:1: [station.minimum_agreing] unknown key, did you mean"
                                + " \"minimum_agreeing\"?",
                        "a.toml:3:1: [station.largest_half_width] must be a duration with its unit"
                                + " (ps ns us ms s min h d) from \"1 us\" to \"1 h\"; it is 0.05",
                        "a.toml:4:1: [ntp_source[1].host] is missing: The server, or a pool of"
                                + " servers under one name.",
                        "a.toml:5:1: [ntp_source[1].port] must be an integer from 1 to 65535; it"
                                + " is 99999",
                        "a.toml:6:1: [ntp_source[1].minimum_poll] must be a power of two seconds"
                                + " from \"1 s\" to \"131072 s\"; it is \"60 s\"",
                        "a.toml:7:1: [serve.npt] unknown section, did you mean \"serve.ntp\"?");
    }

    @Test
    void namesSyntaxAndMeaningTogether() {
        assertThat(
                        problems(
                                """
                                [station]
                                name = "x" "y"
                                largest_slew_ppm = "fast"
                                """))
                .containsExactly(
                        "a.toml:2:12: [syntax] Unexpected \", expected a newline or end-of-input",
                        "a.toml:3:1: [station.largest_slew_ppm] must be a number from 0.001 to"
                                + " 50000; it is \"fast\"");
    }

    @Test
    void aSectionIsWrittenInOneWay() {
        assertThat(problems("[\"serve.ntp\"]\nport = 2\n" + SOURCE + "[serve.ntp]\nport = 1\n"))
                .singleElement()
                .asString()
                .startsWith("a.toml:1:1: [serve.ntp] unknown section");
        assertThat(problems(SOURCE + "[serve.\"ntp.x\"]\nport = 2\n")).hasSize(1);
    }

    @Test
    void namesAKeyThatIsWrittenTwice() {
        assertThat(problems(SOURCE + "port = 1\nport = 2\n"))
                .singleElement()
                .asString()
                .startsWith("a.toml:4:1: [syntax]")
                .contains("previously defined at line 3");
    }

    @Test
    void unknownWordsFarFromAnyListWhatThereIs() {
        assertThat(problems("[leap]\nzzz = 1\n[local]\nauthority = true\n"))
                .containsExactly("a.toml:2:1: [leap.zzz] unknown key; there are file");
        assertThat(problems("qqqqqqqq = 1\n[local]\nauthority = true\n"))
                .containsExactly(
                        "a.toml:1:1: [qqqqqqqq] unknown section; there are approval, guard, guard_log, host_clock,"
                                + " keys, khronos, leap, ledger, ledger_signer, local, ntp_source, oscillator, reading_file,"
                                + " roughtime_source, serve.ledger, serve.ntp, serve.nts,"
                                + " serve.roughtime, serve.tsa, start, station, witness");
    }

    @Test
    void sectionsMustBeWrittenAsSuch() {
        assertThat(problems("station = 1\n" + SOURCE))
                .containsExactly("a.toml:1:1: [station] must be written as a section [station]");
        assertThat(problems("[ntp_source]\nhost = \"h\"\n"))
                .contains("a.toml:1:1: [ntp_source] must be written as a section [[ntp_source]]");
        assertThat(problems("serve = 1\n" + SOURCE)).hasSize(1);
        assertThat(problems("[serve]\nntp = [1]\n" + SOURCE)).hasSize(1);
    }

    @Test
    void askForASource() {
        assertThat(problems(""))
                .containsExactly(
                        "a.toml:1:1: [ntp_source] no source of time: add [[ntp_source]] or"
                                + " [[reading_file]], or declare the host clock to be the standard"
                                + " with authority = true in [local]");
    }

    @Test
    void localAuthorityExcludesSources() {
        assertThat(problems("[local]\nauthority = true\n" + SOURCE))
                .containsExactly(
                        "a.toml:2:1: [local.authority] excludes other sources: remove them, or set"
                                + " it to false");
    }

    @Test
    void minimumOfAgreeingSourcesMustBeReachable() {
        assertThat(problems("[station]\nminimum_agreeing = 3\n" + SOURCE))
                .containsExactly(
                        "a.toml:2:1: [station.minimum_agreeing] can never be reached: there are"
                                + " only 1 sources");
    }

    @Test
    void sourcesHaveDifferentNames() {
        assertThat(problems(SOURCE + SOURCE))
                .containsExactly(
                        "a.toml:4:1: [ntp_source[2].host] two sources are called \"h\": give one"
                                + " another name");
        assertThat(good(SOURCE + SOURCE + "name = \"other\"\n").ntpSources()).hasSize(2);
    }

    @Test
    void ntsIsAuthenticationAndStandsAlone() {
        var required = good("[station]\nrequire_authenticated = true\n" + SOURCE + "nts = true\n");
        assertThat(required.ntpSources().getFirst().config().key())
                .isEqualTo(new SourceKey.Nts(4460, new Authorities.OfSystem()));
        assertThat(problems(SOURCE + "nts_port = 4461\n"))
                .containsExactly(
                        "a.toml:3:1: [ntp_source[1].nts_port] does nothing without nts = true");
        assertThat(problems(SOURCE + "nts = true\nkey_id = 1\n[keys]\nfile = \"k\"\n"))
                .containsExactly(
                        "a.toml:4:1: [ntp_source[1].key_id] cannot be used with nts: choose one of"
                                + " them");
    }

    @Test
    void authenticationNeedsAKeyAndAKeyNeedsAFile() {
        assertThat(problems("[station]\nrequire_authenticated = true\n" + SOURCE))
                .containsExactly(
                        "a.toml:2:1: [station.require_authenticated] no source is authenticated:"
                                + " give one a key_id, or nts = true");
        assertThat(problems(SOURCE + "key_id = 7\n"))
                .containsExactly(
                        "a.toml:3:1: [ntp_source[1].key_id] needs the key: name a file in [keys]");
        assertThat(problems(SOURCE + "key_id = 0\n"))
                .anyMatch(text -> text.contains("must be a key identifier from 1 to 4294967295"));
    }

    @Test
    void localAccuracyMustBeServable() {
        assertThat(problems("[local]\nauthority = true\naccuracy = \"2 s\"\n"))
                .containsExactly(
                        "a.toml:3:1: [local.accuracy] is wider than largest_half_width in [station],"
                                + " so nothing would be served",
                        "a.toml:3:1: [local.accuracy] is wider than largest_source_bound in"
                                + " [station], so nothing would be served");
    }

    @Test
    void hostClockCannotFollowItself() {
        assertThat(
                        problems(
                                "[local]\nauthority = true\n[host_clock]\ndiscipline_host_clock = true\n"))
                .containsExactly(
                        "a.toml:4:1: [host_clock.discipline_host_clock] cannot follow itself: under"
                                + " local authority the host clock is the standard");
    }

    @Test
    void pollIntervalsHaveAnOrder() {
        assertThat(problems(SOURCE + "maximum_poll = \"32 s\"\n"))
                .containsExactly(
                        "a.toml:3:1: [ntp_source[1].maximum_poll] the minimum_poll must not be"
                                + " longer than the maximum_poll");
    }

    @Test
    void addressesAreNotLookedUp() {
        assertThat(problems(SOURCE + "[serve.ntp]\nlisten = [\"localhost\"]\n"))
                .containsExactly(
                        "a.toml:4:1: [serve.ntp.listen] must be a list, each an IPv4 or IPv6"
                                + " address, in quotes; it is [localhost]");
        assertThat(problems(SOURCE + "[serve.ntp]\nallow = [\"192.0.2.1/24\"]\n"))
                .singleElement()
                .asString()
                .contains("[serve.ntp.allow] must be a list, each an address range");
    }

    @Test
    void longValuesAreShortenedInMessages() {
        assertThat(problems(SOURCE + "port = \"" + "x".repeat(500) + "\"\n"))
                .singleElement()
                .asString()
                .endsWith("xxx...");
    }

    @Test
    void refusesWhatIsNoText() {
        assertThat(ConfigurationFile.read("b", new byte[] {(byte) 0xC3, 0x28}))
                .hasToString("Bad[problems=[b:1:1: [file] is not UTF-8 text]]");
        assertThat(ConfigurationFile.read("b", new byte[(1 << 20) + 1]))
                .hasToString("Bad[problems=[b:1:1: [file] is larger than 1 MiB]]");
    }

    @Test
    void neverThrowsOnMutatedText() {
        Property.forAll(
                300,
                Generators.mutated(List.of(FULL.getBytes(StandardCharsets.UTF_8))),
                bytes -> assertThat(ConfigurationFile.read("m", bytes)).isNotNull());
    }
}
