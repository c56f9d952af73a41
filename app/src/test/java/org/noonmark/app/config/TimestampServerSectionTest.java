package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.time.TimeDelta;

class TimestampServerSectionTest {
    private static final String LOCAL = "[local]\nauthority = true\n";
    private static final String TSA =
            "[serve.tsa]\ncertificate = \"c\"\nkey = \"k\"\npolicy = \"1.3.6.1.4.1.32473.1\"\n";

    private static ConfigurationFile read(String text) {
        return ConfigurationFile.read("a.toml", (LOCAL + text).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<TimestampServerConfig> tsa(String text) {
        var read = read(text);
        assertThat(read).isInstanceOf(ConfigurationFile.Good.class);
        return ((ConfigurationFile.Good) read).configuration().servers().timestamps();
    }

    private static List<String> problems(String text) {
        var read = read(text);
        assertThat(read).isInstanceOf(ConfigurationFile.Bad.class);
        return ((ConfigurationFile.Bad) read).problems().stream().map(Problem::toString).toList();
    }

    @Test
    void isOffUnlessItsSectionIsWritten() {
        assertThat(tsa("")).isEmpty();
    }

    @Test
    void listensOnLoopbackWithinLimits() {
        var config = tsa(TSA).orElseThrow();
        assertThat(config.listen())
                .hasSize(2)
                .allSatisfy(address -> {
                    assertThat(address.getAddress().isLoopbackAddress()).isTrue();
                    assertThat(address.getPort()).isEqualTo(3180);
                });
        assertThat(config.path()).isEqualTo("/");
        assertThat(config.key()).isEqualTo(Path.of("k"));
        assertThat(config.config().largestAccuracy()).isEqualTo(TimeDelta.ofSeconds(1));
        assertThat(config.limits().requestTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.limits().bodyBytes()).isEqualTo(8192);
    }

    @Test
    void saysWhatIsMissingOrWrong() {
        assertThat(problems("[serve.tsa]\n"))
                .anySatisfy(text -> assertThat(text).contains("[serve.tsa.policy] is missing"))
                .anySatisfy(text -> assertThat(text).contains("[serve.tsa.certificate] is missing"))
                .anySatisfy(text -> assertThat(text).contains("[serve.tsa.key] is missing"));
        assertThat(problems(TSA.replace("1.3.6.1.4.1.32473.1", "1.99.1")))
                .singleElement()
                .asString()
                .contains("must be an object identifier");
        assertThat(problems(TSA + "path = \"tsa\"\n"))
                .singleElement()
                .asString()
                .contains("a path that begins with /");
    }
}
