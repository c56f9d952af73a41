package org.noonmark.behaviour.suspicion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspicionTest {
    private static final Instant SAID = Instant.parse("2025-03-01T00:00:00Z");

    private static ReportReader reader() {
        return new ReportReader("list", 0.5, SAID);
    }

    @Test
    void aDeviceManagementTableGivesOnlyDevicesThatAreNotCompliant() {
        var read =
                reader().csv(
                                "devices.csv",
                                List.of(
                                        "Device,UserPrincipalName,ComplianceState,LastSyncDateTime",
                                        "phone 1,mlind@site.example,noncompliant,2025-02-01T10:00:00Z",
                                        "phone 2,eva@site.example,compliant,2025-02-01T10:00:00Z"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.reports())
                .containsExactly(
                        new Report(
                                "mlind", "list", 0.5, Instant.parse("2025-02-01T10:00:00Z"), ""));
    }

    @Test
    void aBreachListAndAnEntryByHandAreTables() {
        var breach =
                reader().csv("breach.csv", List.of("email;breach", "mlind@site.example;\"A; B\""));
        assertThat(breach.reports().getFirst().what()).isEqualTo("A; B");
        assertThat(breach.reports().getFirst().at()).isEqualTo(SAID);
        var hand =
                reader().csv(
                                "hand.csv",
                                List.of(
                                        "person,source,confidence,date,what",
                                        "M. Lind,cert team,0.9,2025-01-05,\"seen, twice\""));
        assertThat(hand.reports())
                .containsExactly(
                        new Report(
                                "M. Lind",
                                "cert team",
                                0.9,
                                Instant.parse("2025-01-05T00:00:00Z"),
                                "seen, twice"));
    }

    @Test
    void jsonOfADeviceManagementIsReadTheSame() {
        var read =
                reader().json(
                                "devices.json",
                                "{\"value\":[{\"userPrincipalName\":\"mlind@site.example\","
                                        + "\"jailBroken\":\"True\",\"deviceName\":\"p\"},"
                                        + "{\"userPrincipalName\":\"eva@site.example\","
                                        + "\"jailBroken\":\"False\",\"deviceName\":\"q\"}]}");
        assertThat(read.problems()).isEmpty();
        assertThat(read.reports()).extracting(Report::subject).containsExactly("mlind");
    }

    @Test
    void rowsThatCannotBeReadAreTold() {
        var read =
                reader().csv(
                                "hand.csv",
                                List.of(
                                        "person,confidence,date",
                                        ",0.5,",
                                        "a,2,",
                                        "b,,yesterday",
                                        "c,1,"));
        assertThat(read.problems()).hasSize(3).first().asString().startsWith("hand.csv:2");
        assertThat(read.reports()).hasSize(1);
    }

    @Test
    void aMarkLastsTwoYearsOrUntilTheRenewal() {
        var suspicions = new Suspicions();
        suspicions.mark(List.of("a", "b"), new Report("P", "s", 1, SAID, "w"));
        assertThat(suspicions.of("a", SAID.minusSeconds(1))).isEmpty();
        assertThat(suspicions.of("a", SAID.plus(Duration.ofDays(729)))).isPresent();
        assertThat(suspicions.of("a", SAID.plus(Duration.ofDays(730)))).isEmpty();
        suspicions.renewed("b", SAID.minusSeconds(1));
        assertThat(suspicions.of("b", SAID)).isPresent();
        suspicions.renewed("b", SAID.plusSeconds(1));
        assertThat(suspicions.of("b", SAID.plusSeconds(2))).isEmpty();
        assertThat(Suspicions.factor(new Report("P", "s", 1, SAID, "")))
                .isCloseTo(0.05, within(1e-12));
        assertThat(Suspicions.factor(new Report("P", "s", 0, SAID, ""))).isEqualTo(1);
    }

    @Test
    void marksGoThroughBytesAndDamageIsAValue() {
        var suspicions = new Suspicions();
        suspicions.mark(List.of("a"), new Report("P", "source", 0.25, SAID, "what"));
        var bytes = suspicions.encode();
        assertThat(Suspicions.decode(bytes).orElseThrow().all()).isEqualTo(suspicions.all());
        for (int i = 0; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= 1;
            assertThat(Suspicions.decode(damaged)).isEmpty();
            assertThat(Suspicions.decode(Arrays.copyOf(bytes, i))).isEmpty();
        }
    }
}
