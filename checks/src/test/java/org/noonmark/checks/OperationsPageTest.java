package org.noonmark.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent;
import org.noonmark.serve.NtpOutcome;
import org.noonmark.serve.tsp.TimestampOutcome;
import org.noonmark.time.ClockState;
import org.noonmark.web.WebOutcome;

/// `docs/operations.md` says of each state and event what to do.
class OperationsPageTest {
    private static final Path PAGE = Path.of("../docs/operations.md");

    @Test
    void explainsEveryState() throws IOException {
        assertExplains(Arrays.stream(ClockState.values()).map(state -> "| " + state + " |"));
    }

    @Test
    void explainsEveryEvent() throws IOException {
        assertExplains(
                events(StationEvent.class).map(event -> "| `" + event.getSimpleName() + "`"));
    }

    private static Stream<Class<?>> events(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(OperationsPageTest::events)
                : Stream.of(kind);
    }

    @Test
    void explainsEveryReasonForExclusion() throws IOException {
        assertExplains(
                Arrays.stream(StationEvent.Exclusion.values())
                        .map(reason -> "| `SourceExcluded` " + reason + " |"));
    }

    @Test
    void explainsEveryChangeOfAClock() throws IOException {
        assertExplains(
                Arrays.stream(StationEvent.ClockChange.values())
                        .map(change -> "| `ClockAnomaly` " + change + " |"));
    }

    @Test
    void explainsEveryCounterOfTheServer() throws IOException {
        assertExplains(
                Stream.of(NtpOutcome.values(), TimestampOutcome.values(), WebOutcome.values())
                        .flatMap(Arrays::stream)
                        .map(outcome -> "| " + outcome + " |"));
    }

    private static void assertExplains(Stream<String> beginnings) throws IOException {
        var page = Files.readString(PAGE);
        assertThat(beginnings.filter(beginning -> !page.contains("\n" + beginning))).isEmpty();
    }
}
