package org.noonmark.guard.fact;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;

/// Facts about who came, what they did to accounts and trust, and what logs lost.
///
/// An event's kind decides who reads it, so that events without facts cost one comparison. One
/// login is one fact, whatever wrote about it several times in one log; only a tunnel's address
/// comes as a second login of the same session, since programs tell it later.
public final class AccessFacts {
    private final RecordNumbers numbers = new RecordNumbers();
    private final AuditAccess audit = new AuditAccess(numbers);
    private final WindowsAccess windows = new WindowsAccess(numbers);
    private final VpnAccess vpn = new VpnAccess();

    /// Nothing read yet.
    public AccessFacts() {}

    /// Gives what `event` says to `sink`: mostly nothing.
    public void read(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var kind = event.kind().name();
        switch (kind) {
            case "sshd",
                    "sudo",
                    "su",
                    "login",
                    "pam",
                    "vsftpd",
                    "syslog",
                    "passwd",
                    "chpasswd",
                    "useradd",
                    "usermod",
                    "userdel",
                    "groupadd",
                    "groupmod",
                    "groupdel",
                    "gpasswd",
                    "chage" ->
                    UnixAccess.read(event, origin, sink);
            case "openvpn", "ovpn-server", "charon", "charon-systemd", "ipsec", "kernel" ->
                    vpn.read(event, origin, sink);
            case "auditd",
                    "auditd process_creation",
                    "auditd file_event",
                    "auditd network_connection" ->
                    audit.read(event, origin, sink);
            case "security", "security 4688", "system" -> windows.read(event, origin, sink);
            default -> {}
        }
    }

    static String text(LogEvent event, String name) {
        @Nullable Object value = event.first(name);
        return value == null ? "" : value.toString();
    }

    /// The message's class; empty for a message of no known class.
    static String code(LogEvent event) {
        return event.first(Ocsf.EVENT_CODE) instanceof String code ? code : "";
    }
}
