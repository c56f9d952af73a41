package org.noonmark.campaign;

/// Lines of syslog: time, host, program, number of its process.
final class Syslog {
    private Syslog() {}

    static LineBuffer auth(LineBuffer out, Host host, long micros, String program, long pid) {
        return head(out, host, host.auth(), micros, program, pid);
    }

    static LineBuffer other(LineBuffer out, Host host, long micros, String program, long pid) {
        return head(out, host, host.syslog(), micros, program, pid);
    }

    /// A line without a number of a process, as the kernel and sudo write.
    static LineBuffer auth(LineBuffer out, Host host, long micros, String program) {
        return head(out, host, host.auth(), micros, program, 0);
    }

    private static LineBuffer head(
            LineBuffer out, Host host, int file, long micros, String program, long pid) {
        out.begin(file, micros);
        host.stamp().write(out, micros);
        out.put(' ').put(host.name()).put(' ').put(program);
        if (pid > 0) {
            out.put('[').put(pid).put(']');
        }
        return out.put(": ");
    }
}
