package org.noonmark.campaign;

import java.util.List;

/// Records of auditd, with `name_format = hostname`.
final class Audit {
    private static final long SECOND = 1_000_000;

    private Audit() {}

    /// Begins a record.
    ///
    /// @param number [LineBuffer#NEXT_NUMBER] for the first of an event
    static void begin(LineBuffer out, Host host, String type, long micros, char number) {
        out.begin(host.audit(), micros).put("node=").put(host.name()).put(" type=").put(type);
        out.put(" msg=audit(").put(micros / SECOND).put('.').padded(micros / 1000 % 1000, 3);
        out.put(':').number(number).put("): ");
    }

    /// A program that was run as root.
    static void execution(
            LineBuffer out, Host host, long micros, SshSession session, String command) {
        var words = List.of(command.split(" ", -1));
        var path = words.getFirst();
        begin(out, host, "SYSCALL", micros, LineBuffer.NEXT_NUMBER);
        out.put("arch=c000003e syscall=59 success=yes exit=0 items=2 ppid=");
        out.put((long) session.pid() + 11).put(" pid=").put((long) session.pid() + 13);
        out.put(" auid=").put((long) session.uid());
        out.put(" uid=0 gid=0 euid=0 tty=pts0 ses=").put(session.session());
        out.put(" comm=\"").put(path.substring(path.lastIndexOf('/') + 1)).put("\" exe=\"");
        out.put(path).put("\" subj=unconfined key=\"root\"").end();
        begin(out, host, "EXECVE", micros, LineBuffer.SAME_NUMBER);
        out.put("argc=").put((long) words.size());
        for (int i = 0; i < words.size(); i++) {
            out.put(" a").put((long) i).put("=\"").put(words.get(i)).put('"');
        }
        out.end();
    }

    /// A file that was written.
    static void written(LineBuffer out, Host host, long micros, SshSession session, String path) {
        begin(out, host, "SYSCALL", micros, LineBuffer.NEXT_NUMBER);
        out.put("arch=c000003e syscall=257 success=yes exit=3 items=2 ppid=");
        out.put((long) session.pid() + 11).put(" pid=").put((long) session.pid() + 17);
        out.put(" auid=").put((long) session.uid()).put(" uid=0 gid=0 euid=0 tty=pts0 ses=");
        out.put(session.session());
        out.put(" comm=\"install\" exe=\"/usr/bin/install\" subj=unconfined key=\"trust\"").end();
        begin(out, host, "PATH", micros, LineBuffer.SAME_NUMBER);
        out.put("item=1 name=\"").put(path).put("\" inode=");
        out.put(262_144 + micros % 100_000);
        out.put(" dev=08:01 mode=0100644 ouid=0 ogid=0 rdev=00:00 nametype=CREATE").end();
    }

    /// The service stops or starts.
    static void daemon(LineBuffer out, Host host, long micros, boolean isStart) {
        begin(out, host, isStart ? "DAEMON_START" : "DAEMON_END", micros, LineBuffer.NEXT_NUMBER);
        out.put(isStart ? "op=start ver=3.0.9 format=enriched" : "op=terminate");
        out.put(" auid=0 pid=").put(isStart ? 1207L : 1L).put(" uid=0 ses=4294967295");
        out.put(" subj=unconfined res=success").end();
    }
}
