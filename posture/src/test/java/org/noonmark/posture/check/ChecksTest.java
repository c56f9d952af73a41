package org.noonmark.posture.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.noonmark.posture.Program;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

class ChecksTest {
    private static final Profile CLIENT = withServers("client");

    private static Profile withServers(String name) {
        var profile = Profile.builtIn(name).orElseThrow();
        return new Profile(
                name,
                profile.sources(),
                profile.authenticated(),
                profile.agreeing(),
                profile.largestChangeSeconds(),
                profile.serves(),
                List.of("a.example", "b.example.net", "c.example.org", "d.example.com"),
                Map.of(),
                Set.of());
    }

    /// Lines of which some choice is bad in each check, and some is good.
    private static List<String> lines(Program program) {
        return switch (program) {
            case CHRONY -> BadLines.CHRONY;
            case NTP -> BadLines.NTP;
            case PTP4L -> BadLines.PTP4L;
            case TIMESYNCD -> BadLines.TIMESYNCD;
            case GPSD -> List.of("DEVICES=\"/dev/ttyS0\"");
            case SSHD -> BadLines.SSHD;
            case NFTABLES -> BadLines.NFTABLES;
            case IPTABLES -> BadLines.IPTABLES;
            case NOONMARK -> BadLines.NOONMARK;
        };
    }

    private static Generator<Host> hosts(Program program) {
        var all = lines(program);
        return (random, size) -> {
            var chosen = new ArrayList<String>();
            for (var line : all) {
                if (random.nextInt(Property.MAX_SIZE) < 10 + size / 2) {
                    chosen.add(line);
                }
            }
            var text = String.join("\n", chosen) + "\n";
            return new Host(
                    program,
                    program == Program.NFTABLES
                            ? "table inet filter {\nchain input {\n" + text + "}\n}\n"
                            : text,
                    Map.of(
                            Host.FILE,
                            random.nextBoolean() ? 0_664 : 0_644,
                            "/etc/keys",
                            random.nextBoolean() ? 0_644 : 0_640),
                    CLIENT);
        };
    }

    @ParameterizedTest
    @EnumSource
    void aPlanMakesItsCheckGood(Program program) {
        Property.forAll(
                60,
                hosts(program),
                host -> {
                    for (var finding : Checks.judge(host.subject())) {
                        if (finding.verdict() instanceof Verdict.Bad bad && !bad.plan().isEmpty()) {
                            assertThat(host.after(bad.plan()).verdict(finding.check()))
                                    .as(finding.check().id() + ": " + bad)
                                    .isNotInstanceOf(Verdict.Bad.class);
                        }
                    }
                });
    }

    @ParameterizedTest
    @EnumSource
    void plansOneAfterAnotherEndWithNothingToPlan(Program program) {
        Property.forAll(
                10,
                hosts(program),
                first -> {
                    var host = first;
                    for (int round = 0; round < 40; round++) {
                        var plan = firstPlan(host);
                        if (plan.isEmpty()) {
                            return;
                        }
                        host = host.after(plan);
                    }
                    assertThat(firstPlan(host)).as(host.text()).isEmpty();
                });
    }

    private static List<PlanStep> firstPlan(Host host) {
        return Checks.judge(host.subject()).stream()
                .map(Finding::verdict)
                .filter(Verdict.Bad.class::isInstance)
                .map(verdict -> ((Verdict.Bad) verdict).plan())
                .filter(plan -> !plan.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @ParameterizedTest
    @EnumSource
    void everyCheckCanBeBadAndCanBeGood(Program program) {
        var bad = new TreeSet<String>();
        var notBad = new TreeSet<String>();
        Property.forAll(
                150,
                hosts(program),
                host ->
                        Checks.judge(host.subject())
                                .forEach(finding ->
                                        (finding.isBad() ? bad : notBad)
                                                .add(finding.check().id())));
        var all =
                Checks.all().stream()
                        .filter(check -> check.program() == program)
                        .map(Check::id)
                        .collect(Collectors.toSet());
        assertThat(bad).containsExactlyInAnyOrderElementsOf(all);
        all.remove("timesyncd-alone");
        assertThat(notBad).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void idsAreUniqueAndEveryCheckSaysWhyAndWhere() {
        assertThat(Checks.all()).extracting(Check::id).doesNotHaveDuplicates();
        assertThat(Checks.all()).hasSizeGreaterThan(90);
        assertThat(Checks.all())
                .allSatisfy(check -> {
                    assertThat(check.why()).endsWith(".").hasSizeGreaterThan(20);
                    assertThat(check.source()).isNotBlank();
                    assertThat(check.mend()).isNotBlank();
                    assertThat(check.title()).doesNotEndWith(".");
                });
    }

    @Test
    void aProfileLeavesChecksOut() {
        var profile =
                new Profile("x", 0, 0, 0, 1, false, List.of(), Map.of(), Set.of("chrony-makestep"));
        var host = new Host(Program.CHRONY, "makestep 1 -1\n", Map.of(), profile);
        assertThat(Checks.judge(host.subject()))
                .extracting(finding -> finding.check().id())
                .doesNotContain("chrony-makestep")
                .contains("chrony-log");
    }
}
