package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.ClockId;
import org.noonmark.time.TimeDelta;

class NtpSourceConfigTest {
    private static final NtpSourceConfig SERVER = NtpSourceConfig.server("ntp.example");

    @Test
    void aServerHasDefaults() {
        assertThat(SERVER.clock()).isEqualTo(new ClockId("ntp.example"));
        assertThat(SERVER.port()).isEqualTo(123);
        assertThat(SERVER.burst()).isTrue();
        assertThat(SERVER.interleaved()).isFalse();
        assertThat(SERVER.key()).isEqualTo(new SourceKey.Unauthenticated());
    }

    @Test
    void everySettingCanBeReplacedAlone() {
        assertThat(SERVER.withClock(new ClockId("a")).clock().name()).isEqualTo("a");
        assertThat(SERVER.withPort(11_123).port()).isEqualTo(11_123);
        assertThat(SERVER.withAddresses(4).addresses()).isEqualTo(4);
        assertThat(SERVER.withPoll(new PollRange(2, 3)).poll()).isEqualTo(new PollRange(2, 3));
        assertThat(SERVER.withBurst(false).burst()).isFalse();
        assertThat(SERVER.withInterleaved(true).interleaved()).isTrue();
        assertThat(SERVER.withMaxDelay(TimeDelta.ofMillis(1)).maxDelay())
                .isEqualTo(TimeDelta.ofMillis(1));
        assertThat(SERVER.withMaxRootDistance(TimeDelta.ofMillis(1)).maxRootDistance())
                .isEqualTo(TimeDelta.ofMillis(1));
        assertThat(SERVER.withPort(1).withPort(123)).isEqualTo(SERVER);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> SERVER.withPort(0)).hasMessageContaining("port=0");
        assertThatThrownBy(() -> SERVER.withPort(65_536)).hasMessageContaining("port=65536");
        assertThatThrownBy(() -> SERVER.withAddresses(17)).hasMessageContaining("addresses=17");
        assertThatThrownBy(() -> SERVER.withMaxDelay(TimeDelta.ZERO))
                .hasMessageContaining("maxDelay");
        assertThatThrownBy(() -> NtpSourceConfig.server(" ")).hasMessageContaining("name");
    }

    @Test
    void readingFilesAreChecked() {
        var file = ReadingFileConfig.of(Path.of("a.csv"), TimeColumn.MJD);
        assertThat(file.referenceIdBits()).isEqualTo(0x434C4B00);
        assertThatThrownBy(() ->
                        new ReadingFileConfig(
                                file.file(),
                                file.column(),
                                TimeDelta.ZERO,
                                Duration.ofMinutes(1),
                                "CLK"))
                .hasMessageContaining("uncertainty");
        assertThatThrownBy(() ->
                        new ReadingFileConfig(
                                file.file(),
                                file.column(),
                                TimeDelta.ofNanos(1),
                                Duration.ZERO,
                                "CLK"))
                .hasMessageContaining("silence");
        assertThatThrownBy(() ->
                        new ReadingFileConfig(
                                file.file(),
                                file.column(),
                                TimeDelta.ofNanos(1),
                                Duration.ofMinutes(1),
                                "TOOLONG"))
                .hasMessageContaining("TOOLONG");
    }

    @Test
    void theBeginningIsTheEarliestThatTheEraCanBeResolvedTo() {
        assertThat(AssociationContext.BEGINNING).hasToString("2026-01-01T00:00:00Z");
    }

    @Test
    void loopbackAddressesAreNotThisHost() {
        var own = new OwnAddresses();
        own.refresh();

        assertThat(own.test(0x7F000001)).isFalse();
    }
}
