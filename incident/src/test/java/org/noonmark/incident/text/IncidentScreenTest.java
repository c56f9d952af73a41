package org.noonmark.incident.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;
import org.noonmark.incident.Incident;
import org.noonmark.incident.Tactic;
import org.noonmark.time.TimeDelta;

class IncidentScreenTest {
    private static final Instant AT = Instant.parse("2025-01-14T02:11:00Z");

    private static Incident incident(int signals, String because) {
        var account = new Entity(Entity.Kind.ACCOUNT, "mlind");
        var signal =
                new Signal(
                        "coincidence",
                        AT,
                        AT,
                        "ntp1",
                        List.of(account),
                        0.0002,
                        0.2,
                        List.of("x-time-step"),
                        because,
                        List.of(),
                        Optional.empty());
        return new Incident(
                "I-0123456789ab",
                "Account mlind at ntp1: impact",
                AT,
                AT,
                AT,
                AT,
                Collections.nCopies(signals, signal),
                List.of(account),
                List.of(new Incident.Step(Tactic.IMPACT, List.of("x-time-step"), AT, AT, 1)),
                0.0213,
                OptionalDouble.of(0.0002),
                Optional.of(new TimeEffect(TimeDelta.ofMicros(1200), "size of the step")),
                List.of(new Incident.Measure("Disable account mlind", List.of(account))),
                Incident.State.OPEN,
                List.of(),
                List.of(new Incident.Claim("group X", "a partner", 30, AT, "ana")),
                List.of());
    }

    @Test
    void saysWhatHappenedHowSureWeAreAndWhatToDo() {
        assertThat(IncidentScreen.of(incident(1, "step after a session of mlind")))
                .contains("I-0123456789ab  OPEN  2025-01-14 02:11 to 2025-01-14 02:11 UTC")
                .contains("expected to bring 0.02 such groups")
                .contains("with a probability of 0.0002")
                .contains("wrong by up to")
                .contains("02:11  step after a session of mlind")
                .contains("1. Disable account mlind")
                .contains("a partner says: group X (confidence 30 of 100)");
    }

    @Test
    void manySignalsFitOneScreen() {
        String screen = IncidentScreen.of(incident(500, "x"));

        assertThat(screen).contains("488 more");
        assertThat(screen.lines().count()).isLessThan(40);
    }

    @Test
    void textOfLogsCannotSteerTheTerminal() {
        assertThat(IncidentScreen.of(incident(1, "a\u001b[2Jb\r\nc")))
                .contains("a?[2Jb??c")
                .doesNotContain("\u001b");
    }
}
