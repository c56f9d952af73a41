package org.noonmark.guard.reader;

/// One way to write a log.
public interface LogFormat {
    /// As `--kind` takes it: `syslog`, `evtx`, `zeek` …
    String name();

    /// How sure the first bytes of a log make that it is written this way.
    ///
    /// @param head the first bytes, at most some kilobytes
    /// @param length how many of `head` there are
    /// @return 0 when it is not, up to 100 when a magic number says so
    int score(byte[] head, int length);

    /// A reader for one log.
    LogReader reader(ReadSettings settings);
}
