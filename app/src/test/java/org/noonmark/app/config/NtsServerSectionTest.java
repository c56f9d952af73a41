package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.wire.nts.NtsAead;

class NtsServerSectionTest {
    private static final String LOCAL = "[local]\nauthority = true\n";
    private static final String NTS =
            "[serve.nts]\nroot_secret = \"r\"\ncertificate = \"c\"\nkey = \"k\"\n";

    private static ConfigurationFile read(String text) {
        var bytes = (LOCAL + text).getBytes(StandardCharsets.UTF_8);
        return ConfigurationFile.read("a.toml", bytes);
    }

    private static Optional<NtsServerConfig> nts(String text) {
        var read = read(text);
        assertThat(read).isInstanceOf(ConfigurationFile.Good.class);
        return ((ConfigurationFile.Good) read).configuration().servers().nts();
    }

    private static List<String> problems(String text) {
        var read = read(text);
        assertThat(read).isInstanceOf(ConfigurationFile.Bad.class);
        return ((ConfigurationFile.Bad) read).problems().stream().map(Problem::toString).toList();
    }

    @Test
    void isOffUnlessItsSectionIsWritten() {
        assertThat(nts("")).isEmpty();
    }

    @Test
    void listensOnLoopbackAndTellsTheOtherPort() {
        var config = nts(NTS).orElseThrow();
        assertThat(config.root()).isEqualTo(new NtsServerConfig.Root.InFile(Path.of("r")));
        assertThat(config.epochSeconds()).isEqualTo(86_400);
        var exchange = config.keyExchange().orElseThrow().config();
        assertThat(exchange.listen())
                .allSatisfy(address -> {
                    assertThat(address.getAddress().isLoopbackAddress()).isTrue();
                    assertThat(address.getPort()).isEqualTo(4460);
                });
        assertThat(exchange.ntpPort()).hasValue(11_123);
        assertThat(exchange.aeads()).containsExactly(NtsAead.AES_SIV_CMAC_256);
        assertThat(exchange.limits().exchange()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void tellsNoPortWhenItIsNtpsOwn() {
        var own = nts("[serve.ntp]\nport = 123\n" + NTS).orElseThrow();
        assertThat(own.keyExchange().orElseThrow().config().ntpPort()).isEmpty();
        var elsewhere = nts(NTS + "ntp_host = \"ntp.example\"\n").orElseThrow();
        assertThat(elsewhere.keyExchange().orElseThrow().config().ntpPort()).isEmpty();
        assertThat(elsewhere.keyExchange().orElseThrow().config().ntpHost())
                .contains("ntp.example");
    }

    @Test
    void aHostWithoutKeyExchangeNeedsNoCertificate() {
        var config = nts("[serve.nts]\nkey_exchange = false\nroot_secret = \"r\"\n");
        assertThat(config.orElseThrow().keyExchange()).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(problems("[serve.nts]\n"))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("[serve.nts.root_secret] is missing"))
                .anySatisfy(line -> assertThat(line).contains("[serve.nts.certificate] is missing"))
                .anySatisfy(line -> assertThat(line).contains("[serve.nts.key] is missing"));
        assertThat(problems("[serve.ntp]\nenabled = false\n" + NTS))
                .singleElement()
                .asString()
                .contains("[serve.nts.ntp_host] is missing");
        assertThat(problems(NTS.replace("root_secret", "pkcs11")))
                .singleElement()
                .asString()
                .contains("[serve.nts.pkcs11_key] is missing");
    }

    @Test
    void namesWhatContradicts() {
        assertThat(problems(NTS + "pkcs11 = \"t\"\npkcs11_key = \"x\"\n"))
                .singleElement()
                .asString()
                .contains("[serve.nts.root_secret] excludes pkcs11");
        assertThat(problems(NTS + "exchange_timeout = \"1 s\"\n"))
                .singleElement()
                .asString()
                .contains("[serve.nts.exchange_timeout] must not be shorter");
        assertThat(problems(NTS + "epoch = \"1.5 s\"\n"))
                .singleElement()
                .asString()
                .contains("[serve.nts.epoch] must be whole seconds");
    }
}
