package org.noonmark.app.query;

/// What a server answered, as `query --json` prints it.
///
/// @param address that answered, with port
/// @param verdict `good`, `unsynchronised`, or the kiss code that it sent
/// @param serverMinusClientSeconds offset of the server's clock to this host's CLOCK_REALTIME
/// @param earliestMinusClientSeconds true time is not before client time plus this, if the server
///   keeps its promise
/// @param latestMinusClientSeconds nor after client time plus this
/// @param leap a name of `LeapWarning`
/// @param referenceTime when the server's clock was last set, UTC; empty when it does not say
/// @param authentication `none`, or `key N` when the reply's MAC is right
/// @param stamps `kernel` when the kernel stamped both packets, else `program`
public record QueryReport(
        String server,
        String address,
        String verdict,
        double serverMinusClientSeconds,
        double delaySeconds,
        double earliestMinusClientSeconds,
        double latestMinusClientSeconds,
        int stratum,
        String referenceId,
        String referenceTime,
        String leap,
        double rootDelaySeconds,
        double rootDispersionSeconds,
        int version,
        int precisionLog2,
        int pollLog2,
        String authentication,
        String stamps) {
    /// The verdict on a server that tells time.
    public static final String GOOD = "good";

    /// Whether the server is synchronised by its own word.
    public boolean tellsTime() {
        return verdict.equals(GOOD);
    }
}
