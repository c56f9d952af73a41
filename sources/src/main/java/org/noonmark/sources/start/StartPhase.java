package org.noonmark.sources.start;

/// How far a start has come. A station may go back: a phase follows from what holds now.
public enum StartPhase {
    /// Finding out by which time certificates can be judged.
    DATES("finding a time by which certificates can be judged"),
    /// Getting keys.
    KEYS("getting keys"),
    /// Waiting for replies that count.
    REPLIES("waiting for replies"),
    /// Waiting for the station.
    AGREEMENT("waiting until the station has seen enough"),
    /// The station has the time.
    RUNNING("the station has the time");

    private final String text;

    StartPhase(String text) {
        this.text = text;
    }

    /// In words, for an operator.
    public String text() {
        return text;
    }
}
