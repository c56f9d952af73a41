package org.noonmark.posture.text;

import java.util.Set;

/// Directives that programs know, from their manual pages.
final class KnownNames {
    /// chrony.conf(5), chrony 4.8, and what older releases knew.
    static final Set<String> CHRONY =
            words(
                    """
                    acquisitionport allow authselectmode bindacqaddress bindacqdevice bindaddress
                    bindcmdaddress bindcmddevice binddevice broadcast clientloglimit clockprecision
                    cmdallow cmddeny cmdport cmdratelimit combinelimit commandkey confdir
                    corrtimeratio deny driftfile dscp dumpdir dumponexit fallbackdrift
                    generatecommandkey hwclockfile hwtimestamp hwtstimeout include initstepslew
                    keyfile leapsecmode leapseclist leapsectz linux_freq_scale linux_hz local
                    lock_all log logbanner logchange logdir mailonchange makestep manual maxchange
                    maxclockerror maxdistance maxdrift maxjitter maxntsconnections maxsamples
                    maxslewrate maxtxbuffers maxupdateskew minsamples minsources nocerttimecheck
                    noclientlog nosystemcert ntpsigndsocket ntsaeads ntscachedir ntsdumpdir
                    ntsntpserver ntsport ntsprocesses ntsratelimit ntsrefresh ntsrotate
                    ntsservercert ntsserverkey ntstrustedcerts opencommands peer pidfile pool port
                    ptpdomain ptpport ratelimit refclock refresh reselectdist rtcautotrim rtcdevice
                    rtcfile rtconutc rtcsync sched_priority server smoothtime sourcedir
                    stratumweight tempcomp user
                    """);

    /// ntp.conf(5) of ntp.org 4.2.8 and of NTPsec 1.2.
    static final Set<String> NTP =
            words(
                    """
                    autokey automax auth beacon broadcast broadcastclient broadcastdelay calldelay
                    clockstats controlkey crypto disable discard driftfile dscp enable end extra
                    filegen fudge includefile interface ipv4 ipv6 keys keysdir leapfile
                    leapsmearinterval listen logconfig logfile manycastclient manycastserver
                    mdnstries mru multicastclient nic nts ntpsigndsocket peer phone pidfile pollskewlist
                    pool port qos refclock requestkey reset restrict revoke rlimit saveconfigdir
                    server setvar simulate source statistics statsdir tick tinker tos trap
                    trustedkey ttl unconfig unpeer unrestrict
                    """);

    private KnownNames() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
