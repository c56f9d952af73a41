package org.noonmark.guard.timing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;

/// Programs whose configuration is read, with the directives that tell their files apart.
enum ConfigurationFile {
    CHRONY(
            "#!;%",
            "allow bindcmdaddress cmdallow confdir driftfile hwtimestamp keyfile leapsectz leapseclist"
                    + " local logdir makestep maxupdateskew ntsdumpdir ntsservercert"
                    + " ntsserverkey pool refclock rtcsync server sourcedir"),
    NTP(
            "#",
            "broadcastclient disable driftfile enable filegen fudge interface keys leapfile"
                    + " leapsmearinterval logfile nts ntpsigndsocket peer pool requestkey"
                    + " restrict server statistics statsdir tinker tos trustedkey"),
    PTP4L(
            "#",
            "announcereceipttimeout boundary_clock_jbod clockaccuracy clockclass clock_servo"
                    + " dataset_comparison delay_mechanism domainnumber first_step_threshold"
                    + " free_running gmcapable logannounceinterval logmindelayreqinterval"
                    + " logsyncinterval network_transport offsetscaledlogvariance priority1"
                    + " priority2 slaveonly step_threshold tsproc_mode twostepflag time_stamping"
                    + " transportspecific use_syslog uds_address verbose"),
    SSHD(
            "#",
            "acceptenv allowusers authorizedkeysfile challengeresponseauthentication ciphers"
                    + " clientaliveinterval denyusers hostkey include kbdinteractiveauthentication"
                    + " listenaddress logingracetime loglevel macs match maxauthtries maxsessions"
                    + " passwordauthentication permitemptypasswords permitrootlogin"
                    + " printmotd pubkeyauthentication subsystem syslogfacility usedns usepam"
                    + " x11forwarding");

    private final String comments;

    @SuppressWarnings("ImmutableEnumChecker") // neither does it change, nor can it
    private final Set<String> directives;

    @SuppressWarnings("ImmutableEnumChecker") // neither does it change, nor can it
    private final EventKind kind;

    ConfigurationFile(String comments, String directives) {
        this.comments = comments;
        this.directives = Set.of(directives.split(" +", -1));
        this.kind =
                new EventKind(
                        service() + " configuration",
                        List.of(
                                EventKind.View.of(
                                        new LogSource("linux", "configuration", service()))));
    }

    String service() {
        return name().toLowerCase(Locale.ROOT);
    }

    String comments() {
        return comments;
    }

    EventKind kind() {
        return kind;
    }

    boolean knows(String directive) {
        return directives.contains(directive.toLowerCase(Locale.ROOT));
    }
}
