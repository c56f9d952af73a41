package org.noonmark.posture.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.noonmark.posture.Program;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

class ComparisonPropertyTest {
    private static final Map<Program, List<String>> LINES =
            Map.of(
                    Program.CHRONY,
                    """
                    server a.example iburst
                    server a.example iburst nts
                    server b.example key 7
                    server b.example key 8 trust
                    pool p.example maxsources 2
                    refclock PPS /dev/pps0 offset 0.1
                    peer 192.0.2.1 noselect
                    makestep 1 3
                    makestep 0.5 -1
                    maxchange 10 1 2
                    allow
                    allow 10.0.0.0/8
                    deny 10.1
                    allow all 10
                    cmdallow 192.0.2/24
                    bindcmdaddress 0.0.0.0
                    local stratum 5 orphan
                    minsources 3
                    maxdistance 16
                    authselectmode require
                    authselectmode prefer
                    leapsectz right/UTC
                    keyfile /etc/chrony/chrony.keys
                    user root
                    log measurements tracking
                    sourcedir /run/chrony-dhcp
                    leapsecmode slew
                    nocerttimecheck 1
                    """
                            .lines()
                            .toList(),
                    Program.NTP,
                    """
                    server a.example iburst
                    server a.example nts
                    server b.example key 7 true
                    pool p.example
                    server 127.127.1.0
                    fudge 127.127.1.0 stratum 3
                    refclock gpsd unit 1 time1 0.2
                    restrict default noquery
                    restrict -6 default ignore
                    restrict 10.0.0.0 mask 255.0.0.0 nomodify
                    tinker panic 0
                    tinker step 0
                    tos minsane 3 orphan 6
                    disable auth
                    keys /etc/ntp.keys
                    leapfile /usr/share/zoneinfo/leap-seconds.list
                    statistics loopstats peerstats
                    broadcastclient
                    nts key /etc/nts.key
                    """
                            .lines()
                            .toList(),
                    Program.PTP4L,
                    """
                    clientOnly 1
                    slaveOnly 0
                    masterOnly 1
                    priority1 10
                    priority2 200
                    domainNumber 24
                    step_threshold 0.5
                    first_step_threshold 0
                    logging_level 3
                    sa_file /etc/sa.cfg
                    spp 1
                    clock_servo nullf
                    free_running 1
                    """
                            .lines()
                            .map(line -> "[global]\n" + line)
                            .toList());

    private static Generator<List<String>> lines(Program program) {
        var all = LINES.get(program);
        return (random, size) ->
                random.ints(
                                random.nextInt(1 + all.size() * size / Property.MAX_SIZE),
                                0,
                                all.size())
                        .mapToObj(all::get)
                        .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static List<Effect> effects(Program program, String before, String after) {
        return Comparison.of(
                ComparisonTest.policy(program, before), ComparisonTest.policy(program, after));
    }

    @ParameterizedTest
    @EnumSource(names = {"CHRONY", "NTP", "PTP4L"})
    void writingItOtherwiseHasNoEffect(Program program) {
        Generator<List<String>> both =
                (random, size) -> {
                    var lines = lines(program).generate(random, size);
                    return List.of(text(lines), text(reformatted(lines, random)));
                };
        Property.forAll(
                300,
                both,
                texts -> assertThat(effects(program, texts.get(0), texts.get(1))).isEmpty());
    }

    private static List<String> reformatted(List<String> lines, RandomGenerator random) {
        var other = new ArrayList<String>();
        for (var line : lines) {
            if (random.nextBoolean()) {
                other.add("# " + line.replace("\n", " "));
            }
            if (random.nextInt(4) == 0) {
                other.add("");
            }
            other.add(
                    line.startsWith("[")
                            ? line.replace(" ", "   ")
                            : "  " + line.replace(" ", "\t ") + " ");
        }
        return other;
    }

    @ParameterizedTest
    @EnumSource(names = {"CHRONY", "NTP", "PTP4L"})
    void theOrderOfSourcesHasNoEffect(Program program) {
        Generator<List<String>> both =
                (random, size) -> {
                    var lines =
                            new ArrayList<>(
                                    lines(program).generate(random, size).stream()
                                            .filter(line ->
                                                    line.matches("(server [bc]|pool|refclock).*"))
                                            .distinct()
                                            .collect(
                                                    Collectors.toMap(
                                                            line -> line.split(" ", 3)[1],
                                                            line -> line,
                                                            (one, _) -> one))
                                            .values());
                    var shuffled = new ArrayList<>(lines);
                    Collections.shuffle(shuffled, new Random(random.nextLong()));
                    return List.of(text(lines), text(shuffled));
                };
        Property.forAll(
                100,
                both,
                texts -> assertThat(effects(program, texts.get(0), texts.get(1))).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"CHRONY", "NTP", "PTP4L"})
    void theChangeBackHasTheOppositeEffects(Program program) {
        Generator<List<String>> both =
                (random, size) ->
                        List.of(
                                text(lines(program).generate(random, size)),
                                text(lines(program).generate(random, size)));
        Property.forAll(
                500,
                both,
                texts -> {
                    var there = effects(program, texts.get(0), texts.get(1));
                    var back = effects(program, texts.get(1), texts.get(0));
                    assertThat(kinds(back, false)).containsExactlyElementsOf(kinds(there, true));
                });
    }

    private static List<String> kinds(List<Effect> effects, boolean isOpposite) {
        return effects.stream()
                .map(effect ->
                        effect.kind()
                                + " "
                                + (isOpposite ? effect.change().opposite() : effect.change()))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHRONY", "NTP", "PTP4L"})
    void lettersWithoutMeaningAreNoFault(Program program) {
        var words =
                Arrays.asList(
                        "server",
                        "allow",
                        "\"",
                        "[",
                        "1e99",
                        "::/129",
                        "restrict",
                        "mask",
                        "255",
                        "=",
                        "makestep",
                        "-",
                        "\u0000");
        Generator<String> anything =
                (random, size) ->
                        random.ints(size, 0, words.size())
                                .mapToObj(i -> words.get(i) + (random.nextInt(3) == 0 ? "\n" : " "))
                                .collect(Collectors.joining());
        Property.forAll(500, anything, text -> assertThat(effects(program, text, text)).isEmpty());
    }
}
