package org.noonmark.guard.reader;

import org.noonmark.guard.event.LogEvent;

/// Takes what a reader makes of a log.
public interface ReadSink {
    void event(LogEvent event);

    void problem(ReadProblem problem);
}
