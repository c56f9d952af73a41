package org.noonmark.guard.fact;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which record numbers of a log did not come.
///
/// Numbers may come in any order within a window of 64. Numbers that go back by more belong to a
/// new count when their time does not go back (a restart, a cleared log), else they are seen twice
/// and count for nothing. A log that somebody filters on its way has gaps everywhere: while more
/// than one step in ten skips numbers, no gap of it is told. Memory: the 4,096 logs that were read
/// last.
final class RecordNumbers {
    private static final int LOGS = 4096;
    private static final int WINDOW = 64;
    private static final int STEPS_BEFORE = 100;
    private static final double MOST_GAPS = 0.1;
    private static final double FORGET = 1.0 / 1024;

    private final Map<String, Count> byLog =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > LOGS;
                }
            };

    /// One log's count.
    private static final class Count {
        private long highest;
        private long seen;
        private Instant at;
        private long missing;
        private long steps;
        private double gapShare;

        private Count(long number, Instant at) {
            begin(number, at);
        }

        private void begin(long number, Instant newAt) {
            highest = number;
            seen = -1;
            at = newAt;
            missing = 0;
        }

        /// Takes a number; returns how many in a row are lost for good, 0 for none.
        private long take(long number, Instant time) {
            long ahead = number - highest;
            if (ahead <= 0) {
                back(number, ahead, time);
                return 0;
            }
            steps++;
            gapShare += ((ahead > 1 ? 1 : 0) - gapShare) * Math.max(FORGET, 1.0 / steps);
            long lost = 0;
            for (long i = 0; i < Math.min(ahead, WINDOW); i++) {
                lost += leave();
                seen <<= 1;
            }
            if (ahead > WINDOW) {
                missing += ahead - WINDOW;
            }
            seen |= 1;
            highest = number;
            at = time.isAfter(at) ? time : at;
            return lost;
        }

        /// The oldest number leaves the window; returns the run of lost ones that it ends.
        private long leave() {
            if (seen < 0) {
                long run = missing;
                missing = 0;
                return run;
            }
            missing++;
            return 0;
        }

        private void back(long number, long ahead, Instant time) {
            if (ahead > -WINDOW) {
                seen |= 1L << -ahead;
            } else if (!time.isBefore(at)) {
                begin(number, time);
            }
        }

        private boolean isFiltered() {
            return steps < STEPS_BEFORE || gapShare > MOST_GAPS;
        }
    }

    /// Takes the number of a record; returns how many records in a row never came, 0 when none is
    /// known to be lost.
    long take(String log, long number, Instant time) {
        var count = byLog.get(log);
        if (count == null) {
            byLog.put(log, new Count(number, time));
            return 0;
        }
        long lost = count.take(number, time);
        return count.isFiltered() ? 0 : lost;
    }
}
