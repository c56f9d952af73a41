package org.noonmark.guard.vpn;

import java.util.Map;
import java.util.TreeMap;
import org.noonmark.guard.message.MessageSet;

/// The messages of each VPN program, by the name that stands in its syslog tag.
public final class VpnMessages {
    private VpnMessages() {}

    /// In the order of names. WireGuard is part of the kernel: its lines bear the kernel's name.
    public static Map<String, MessageSet> byProgram() {
        var sets = new TreeMap<String, MessageSet>();
        sets.put("openvpn", OpenVpn.ALL);
        sets.put("ovpn-server", OpenVpn.ALL);
        sets.put("charon", Charon.ALL);
        sets.put("charon-systemd", Charon.ALL);
        sets.put("ipsec", Charon.ALL);
        return sets;
    }

    /// The kernel's messages about WireGuard.
    public static MessageSet wireGuard() {
        return WireGuard.ALL;
    }
}
