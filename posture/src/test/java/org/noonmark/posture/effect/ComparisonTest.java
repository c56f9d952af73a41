package org.noonmark.posture.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.posture.Program;
import org.noonmark.posture.Severity;
import org.noonmark.posture.effect.Effect.Change;
import org.noonmark.posture.effect.Effect.Kind;
import org.noonmark.posture.meaning.PolicyReader;
import org.noonmark.posture.meaning.TimePolicy;
import org.noonmark.posture.text.ConfigFile;
import org.noonmark.posture.text.Include;
import org.noonmark.posture.text.SettingsReader;

class ComparisonTest {
    private static final String FOUR =
            """
            server a.example iburst nts
            server b.example iburst
            server c.example iburst
            server d.example iburst
            makestep 1 3
            """;

    static TimePolicy policy(Program program, String text) {
        return PolicyReader.of(
                        program,
                        SettingsReader.read(program, new ConfigFile("file", text), Include.NOTHING))
                .orElseThrow();
    }

    private static List<Effect> effects(Program program, String before, String after) {
        return Comparison.of(policy(program, before), policy(program, after));
    }

    private static List<String> chrony(String before, String after) {
        return effects(Program.CHRONY, before, after).stream().map(Effect::words).toList();
    }

    @Test
    void saysHowManySourcesAreRemoved() {
        assertThat(chrony(FOUR, FOUR.replaceAll("server [cd].*\n", "")))
                .containsExactly("removes 2 of 4 sources: c.example, d.example");
    }

    @Test
    void saysThatTheClockMayStepAtAnyTime() {
        var effects = effects(Program.CHRONY, FOUR, FOUR.replace("makestep 1 3", "makestep 1 -1"));
        assertThat(effects).hasSize(1);
        assertThat(effects.getFirst().words())
                .isEqualTo(
                        "lets the clock step at any time, when it is wrong by more than 1 s, by any"
                                + " amount (was: in the first 3 updates, when it is wrong by more than 1 s)");
        assertThat(effects.getFirst().severity()).isEqualTo(Severity.HIGH);
        assertThat(effects.getFirst().permittedErrorSeconds()).isEmpty();
    }

    @Test
    void boundsTheErrorWhereThereIsALimit() {
        var effects =
                effects(
                        Program.CHRONY,
                        FOUR + "maxchange 1 3 -1\n",
                        FOUR.replace("makestep 1 3", "makestep 1 -1") + "maxchange 1000 3 -1\n");
        assertThat(effects)
                .extracting(Effect::kind)
                .containsExactly(Kind.STEPPING, Kind.LARGEST_CHANGE);
        assertThat(effects)
                .allSatisfy(effect -> assertThat(effect.permittedErrorSeconds()).hasValue(1000));
        assertThat(effects.get(1).words())
                .isEqualTo(
                        "raises the largest accepted change from 1 s, but for the first 3 updates to"
                                + " 1000 s, but for the first 3 updates");
    }

    @Test
    void saysWhoIsNoLongerAuthenticated() {
        assertThat(chrony(FOUR, FOUR.replace(" nts", "")))
                .containsExactly(
                        "no longer asks for authentication of a.example as before (was: NTS, is: none)");
    }

    @Test
    void saysWhomItServes() {
        assertThat(chrony(FOUR, FOUR + "allow 0/0\n")).containsExactly("serves time to 0.0.0.0/0");
        assertThat(chrony(FOUR + "allow 10\n", FOUR + "allow 10/9\nallow 10.128/9\n")).isEmpty();
        assertThat(chrony(FOUR + "allow 10\n", FOUR + "allow 10\ndeny 10.1\n"))
                .containsExactly("no longer serves time to 10.1.0.0/16");
    }

    @Test
    void commandsComeFromAfarOnlyWhenTheSocketIsBoundThere() {
        assertThat(chrony(FOUR, FOUR + "cmdallow 192.0.2.0/24\n")).isEmpty();
        assertThat(chrony(FOUR, FOUR + "cmdallow 192.0.2.0/24\nbindcmdaddress 0.0.0.0\n"))
                .containsExactly("accepts commands from 192.0.2.0/24");
    }

    @Test
    void saysWhatClientsGetWhenSourcesAreLost() {
        assertThat(chrony(FOUR, FOUR + "local\n"))
                .containsExactly(
                        "local stratum 10: clients get this host's own clock when all sources are lost");
    }

    @Test
    void saysThatTheTimeOfASourceIsShifted() {
        var effects =
                effects(
                        Program.CHRONY,
                        "refclock PPS /dev/pps0\n",
                        "refclock PPS /dev/pps0 offset 0.25\n");
        assertThat(effects).hasSize(1);
        assertThat(effects.getFirst().permittedErrorSeconds()).hasValue(0.25);
    }

    @Test
    void saysThatAPtpClockBecomesGrandmaster() {
        var effects =
                effects(Program.PTP4L, "[global]\npriority1 100\n", "[global]\npriority1 10\n");
        assertThat(effects).hasSize(1);
        assertThat(effects.getFirst().words())
                .startsWith("priority1 100 -> 10: this clock becomes");
        assertThat(effects.getFirst().change()).isEqualTo(Change.MORE);
    }

    @Test
    void saysThatTheQueryOfNtpdIsOpened() {
        var effects =
                effects(
                        Program.NTP,
                        "restrict default noquery nomodify\ntinker panic 1\n",
                        "restrict default nomodify\ntinker panic 0\n");
        assertThat(effects)
                .extracting(Effect::words)
                .contains(
                        "accepts commands from 0.0.0.0/0",
                        "accepts commands from ::/0",
                        "raises the largest accepted change from 1 s to none");
    }

    @Test
    void defaultsThatAreWrittenOutHaveNoEffect() {
        assertThat(
                        chrony(
                                FOUR,
                                FOUR
                                        + "maxdistance 3.0\nminsources 1\nport 123\ncmdport 323\nmaxjitter"
                                        + " 1.0\nauthselectmode mix\nbindcmdaddress 127.0.0.1\nmaxslewrate 83333.333\n"))
                .isEmpty();
        assertThat(
                        effects(
                                Program.NTP,
                                "",
                                "tinker step 0.128 panic 1000\nenable auth\ntos minsane 1 maxdist 1.5\n"))
                .isEmpty();
        assertThat(
                        effects(
                                Program.PTP4L,
                                "[global]\n",
                                "[global]\nslaveOnly 0\npriority1\t128\nclockClass 248\nstep_threshold 0.0\n"))
                .isEmpty();
    }

    @Test
    void aSettingWithoutAKnownMeaningIsStillTold() {
        assertThat(chrony(FOUR, FOUR + "leapsecmode ignore\n"))
                .containsExactly("changes leapsecmode to \"leapsecmode ignore\" (was: \"\")");
    }
}
