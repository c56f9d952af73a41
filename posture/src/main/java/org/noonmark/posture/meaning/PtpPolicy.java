package org.noonmark.posture.meaning;

import static org.noonmark.posture.text.Numbers.real;
import static org.noonmark.posture.text.Numbers.whole;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noonmark.posture.Program;
import org.noonmark.posture.text.Numbers;
import org.noonmark.posture.text.Setting;
import org.noonmark.posture.text.Settings;

/// ptp4l (ptp4l(8), linuxptp 3.1 to 4.4), with its defaults.
final class PtpPolicy {
    private static final String GLOBAL = "global";
    private static final double DEFAULT_FIRST_STEP = 0.000_02;
    private static final int DEFAULT_PRIORITY = 128;
    private static final int LOG_INFO = 6;
    private static final Set<String> TOLD =
            Set.of(
                    "slaveOnly",
                    "clientOnly",
                    "masterOnly",
                    "serverOnly",
                    "priority1",
                    "priority2",
                    "domainNumber",
                    "step_threshold",
                    "first_step_threshold",
                    "use_syslog",
                    "logging_level",
                    "sa_file",
                    "spp",
                    "UDPv4",
                    "UDPv6",
                    "L2");

    private final Settings settings;
    private final Settings global;
    private final PolicyDraft draft = new PolicyDraft(Program.PTP4L);

    private PtpPolicy(Settings settings) {
        this.settings = settings;
        this.global = settings.section(GLOBAL);
    }

    static TimePolicy of(Settings settings) {
        return new PtpPolicy(settings).read();
    }

    private TimePolicy read() {
        boolean isClient = isOn("clientOnly", "slaveOnly");
        boolean isServer = isOn("serverOnly", "masterOnly");
        draft.mastership =
                Optional.of(
                        new Mastership(
                                number("priority1", DEFAULT_PRIORITY),
                                number("priority2", DEFAULT_PRIORITY),
                                isClient,
                                isServer,
                                number("domainNumber", 0)));
        boolean isAuthenticated = global.has("sa_file") && number("spp", -1) >= 0;
        draft.isAuthenticationRequired = isAuthenticated;
        global.last("sa_file")
                .ifPresent(setting -> draft.keyFiles.put("security associations", setting.word(0)));
        draft.serves = isClient ? Access.NOBODY : Access.everybody();
        sources(isAuthenticated, isServer);
        stepping();
        if (number("use_syslog", 1) == 1 && number("logging_level", LOG_INFO) >= LOG_INFO) {
            draft.logs.add("syslog");
        }
        settings.all().forEach(this::keepOther);
        return draft.policy();
    }

    private void sources(boolean isAuthenticated, boolean isServer) {
        var authentication =
                isAuthenticated
                        ? TimeSource.Authentication.SYMMETRIC_KEY
                        : TimeSource.Authentication.NONE;
        if (!isServer) {
            draft.sources.add(
                    new TimeSource(
                            TimeSource.Kind.BROADCAST,
                            "grandmaster of the domain",
                            1,
                            authentication,
                            "",
                            number("free_running", 0) == 0,
                            false,
                            0,
                            global.first("domainNumber").map(Setting::place).orElse(NOWHERE)));
        }
        for (var setting : settings.all()) {
            if (setting.section().equals("unicast_master_table")
                    && Set.of("UDPv4", "UDPv6", "L2").contains(setting.name())) {
                draft.sources.add(
                        new TimeSource(
                                TimeSource.Kind.SERVER,
                                setting.word(0),
                                1,
                                authentication,
                                "",
                                true,
                                false,
                                0,
                                setting.place()));
            }
        }
    }

    private static final org.noonmark.posture.text.Place NOWHERE =
            new org.noonmark.posture.text.Place("", 0);

    private void stepping() {
        double always = real(global.word("step_threshold", "0")).orElse(0);
        double first = real(global.word("first_step_threshold", "")).orElse(DEFAULT_FIRST_STEP);
        draft.stepping =
                always > 0
                        ? new Stepping(always, Stepping.AT_ANY_TIME)
                        : first > 0 ? new Stepping(first, 1) : Stepping.NEVER;
        if (always > 0 && first != always) {
            global.last("first_step_threshold")
                    .filter(_ -> first != DEFAULT_FIRST_STEP)
                    .ifPresent(setting -> draft.other(setting, setting.canonical()));
        }
    }

    private void keepOther(Setting setting) {
        boolean isGlobal = setting.section().equals(GLOBAL);
        if (TOLD.contains(setting.name())
                && (isGlobal || setting.section().equals("unicast_master_table"))) {
            return;
        }
        var value = Numbers.canonical(setting.value());
        if (isGlobal && value.equalsIgnoreCase(Numbers.canonical(PtpDefaults.of(setting.name())))) {
            return;
        }
        // The last of several holds.
        draft.others.put(setting.section() + " " + setting.name(), List.of(setting.canonical()));
    }

    private boolean isOn(String name, String former) {
        return number(name, 0) == 1 || number(former, 0) == 1;
    }

    private int number(String name, int otherwise) {
        return whole(global.word(name, "")).orElse(otherwise);
    }
}
