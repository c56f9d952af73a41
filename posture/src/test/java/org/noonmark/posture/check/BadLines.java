package org.noonmark.posture.check;

import java.util.List;

/// Lines of configurations that checks find bad, and some that they find good.
final class BadLines {
    static final List<String> CHRONY =
            """
            server a.example iburst nts
            server x.a.example offset 0.1
            pool 2.debian.pool.ntp.org iburst
            server a.example.net key 3
            makestep 1 -1
            makestep 1 3
            maxchange 1000 1 1
            maxchange 0.5 1 -1
            allow
            allow 192.0.2.0/24
            allow all
            ratelimit interval 1
            bindcmdaddress 0.0.0.0
            cmdallow all
            authselectmode ignore
            sourcedir /run/chrony-dhcp
            leapsectz right/UTC
            log measurements tracking
            log rtc
            logchange 0.5
            driftfile /var/lib/chrony/drift
            user root
            nocerttimecheck 5
            maxdistance 16
            manual
            minsources 3
            local stratum 8
            keyfile /etc/keys
            nosuchdirective 1
            """
                    .lines()
                    .toList();

    static final List<String> NTP =
            """
            server a.example nts
            server b.a.example time1 0.5
            server c.example.org key 7
            pool 0.debian.pool.ntp.org iburst
            server 127.127.1.0
            restrict default kod nomodify nopeer noquery limited
            restrict -6 default nomodify
            restrict default ignore
            restrict 127.0.0.1
            tinker panic 0
            NTPD_OPTS -g
            disable auth
            broadcastclient
            enable mode7
            crypto pw secret
            leapfile /usr/share/zoneinfo/leap-seconds.list
            statistics loopstats
            driftfile /var/lib/ntp.drift
            tos maxdist 16
            tos minsane 3
            tos orphan 6
            keys /etc/keys
            """
                    .lines()
                    .toList();

    static final List<String> PTP4L =
            """
            [global]
            slaveOnly 1
            step_threshold 0.5
            sa_file /etc/keys
            spp 1
            allow_unauth 1
            sanity_freq_limit 0
            logging_level 3
            use_syslog 0
            priority1 10
            ignore_source_id 1
            free_running 1
            BMCA noop
            uds_file_mode 0666
            [eth0]
            network_transport L2
            """
                    .lines()
                    .toList();

    static final List<String> TIMESYNCD =
            List.of("[Time]", "NTP=a.example", "RootDistanceMaxSec=60", "FallbackNTP=b.example");

    static final List<String> SSHD =
            """
            PermitRootLogin yes
            PermitRootLogin no
            PasswordAuthentication no
            PasswordAuthentication yes
            KbdInteractiveAuthentication no
            PermitEmptyPasswords yes
            HostbasedAuthentication yes
            AllowAgentForwarding no
            AllowTcpForwarding no
            X11Forwarding yes
            PermitTunnel yes
            PermitUserEnvironment yes
            StrictModes no
            LogLevel VERBOSE
            LogLevel=QUIET
            MaxAuthTries 3
            LoginGraceTime 2m
            LoginGraceTime 30
            AllowGroups time
            Ciphers aes128-cbc,aes256-ctr
            Match User backup
            PermitRootLogin yes
            PasswordAuthentication yes
            """
                    .lines()
                    .toList();

    static final List<String> NFTABLES =
            """
            type filter hook input priority filter; policy accept;
            type filter hook input priority filter; policy drop;
            ct state established,related accept
            udp dport 123 accept
            tcp dport { 22, 4460 } accept
            udp dport 319-320 accept
            udp dport 323 accept
            tcp dport 2947 accept
            ip saddr 192.0.2.0/24 udp dport 123 accept
            """
                    .lines()
                    .toList();

    static final List<String> IPTABLES =
            """
            *filter
            :INPUT ACCEPT [0:0]
            :INPUT DROP [0:0]
            -A INPUT -p udp -m udp --dport 123 -j ACCEPT
            -A INPUT -p tcp -m multiport --dports 22,4460 -j ACCEPT
            -A INPUT -p udp --dport 319:320 -j ACCEPT
            -A INPUT -p udp --dport 323 -j ACCEPT
            -A INPUT -p tcp --dport 2947 -j ACCEPT
            -A INPUT -s 192.0.2.0/24 -p udp --dport 123 -j ACCEPT
            COMMIT
            """
                    .lines()
                    .toList();

    static final List<String> NOONMARK =
            """
            [station]
            name = "x"
            minimum_agreeing = 3
            correction_limit = "1 h"
            require_authenticated = true
            [local]
            authority = true
            [keys]
            file = "/etc/keys"
            [serve.ntp]
            listen = ["0.0.0.0", "::"]
            allow = ["192.0.2.0/24"]
            rate_limit = 8
            [approval]
            needed = 2
            [[ledger_signer]]
            name = "s"
            [[roughtime_source]]
            name = "r"
            [[ntp_source]]
            host = "x.a.example"
            nts = true
            [[ntp_source]]
            host = "y.b.example"
            nts = true
            [[ntp_source]]
            host = "z.c.example"
            nts = true
            addresses = 4
            """
                    .lines()
                    .toList();

    private BadLines() {}
}
