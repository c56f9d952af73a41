package org.noonmark.sigma.correlation;

import java.io.IOException;

/// Whether a condition that holds is news: when it did not hold the last time somebody looked, or
/// when the last finding is more than a timespan ago.
final class Run {
    private final long span;
    private boolean isOn;
    private long last = Times.EARLIEST - Times.LONGEST_SPAN;

    Run(long span) {
        this.span = span;
    }

    boolean isNews(long time, boolean holds) {
        boolean news = holds && (!isOn || time - last > span);
        isOn = holds;
        if (news) {
            last = time;
        }
        return news;
    }

    /// Forgets what makes no difference to any time after the watermark.
    void expire(long watermark) {
        isOn &= watermark < last + span;
    }

    boolean isForgotten() {
        return !isOn;
    }

    /// When it will be forgotten; any time when it is.
    long end() {
        return isOn ? last + span : Times.EARLIEST;
    }

    void write(StateWriter out) throws IOException {
        out.flag(isOn);
        out.number(last);
    }

    void read(StateReader in) throws IOException {
        isOn = in.flag();
        last = in.time();
    }
}
