package org.noonmark.behaviour;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// What is remembered of a host: from where it is logged in to, how long its logs are silent, and
/// on how many days something rare happened.
final class HostProfile extends Profile {
    /// Days after which a host's silence is judged.
    static final int GROWN_DAYS = 14;

    /// Steps of half a power of two of seconds.
    private static final int STEPS = 44;

    private static final int NEVER = Integer.MIN_VALUE;
    private static final double MILLIS = 1000.0;

    final SeenValues values = new SeenValues();
    final Shares shares = new Shares(Occasion.COUNT);
    final int[] lastHit = new int[Occasion.COUNT];

    /// The longest silence of each day.
    private final float[] silences = new float[STEPS];

    int firstDay = NEVER;
    int day = NEVER;
    int activeDays;
    long heardMillis = Long.MIN_VALUE;
    boolean isSilenceTold;
    private long longestMillis;

    HostProfile() {
        Arrays.fill(lastHit, NEVER);
    }

    /// The host was heard; a time that goes back changes nothing. Returns how long it was silent.
    long heard(long millis) {
        long silent = heardMillis == Long.MIN_VALUE ? 0 : Math.max(0, millis - heardMillis);
        heardMillis = Math.max(heardMillis, millis);
        longestMillis = Math.max(longestMillis, silent);
        return silent;
    }

    /// A new day begins for this host; returns the longest silence of the one that ended, or 0.
    long turn(int today) {
        long longest = longestMillis;
        firstDay = firstDay == NEVER ? today : firstDay;
        day = today;
        activeDays++;
        longestMillis = 0;
        return longest;
    }

    private static int step(long millis) {
        double seconds = Math.max(1, millis / MILLIS);
        return Math.clamp((int) (2 * Math.log(seconds) / Math.log(2)), 0, STEPS - 1);
    }

    /// The chance that the longest silence of a day is at least so long: the share of days, and
    /// beyond all that was seen a Pareto tail of index 2.
    double silence(long millis) {
        double total = 0;
        double atLeast = 0;
        int top = 0;
        int own = step(millis);
        for (int i = 0; i < STEPS; i++) {
            total += silences[i];
            atLeast += i >= own ? silences[i] : 0;
            top = silences[i] > 0.05 ? i + 1 : top;
        }
        if (atLeast > 0.05) {
            return Math.min(1, (atLeast + 0.5) / (total + 1));
        }
        double beyond = Math.pow(2, top / 2.0) * MILLIS / millis;
        return Math.min(1, 0.5 * Math.min(1, beyond * beyond) / (total + 1));
    }

    void learnSilence(long millis, float kept) {
        for (int i = 0; i < STEPS; i++) {
            silences[i] *= kept;
        }
        silences[step(millis)]++;
    }

    @Override
    int mostBytes() {
        return SeenValues.MOST_BYTES
                + shares.bytes()
                + (Occasion.COUNT + 3) * Integer.BYTES
                + STEPS * Float.BYTES
                + 2 * Long.BYTES
                + 1;
    }

    @Override
    void write(ByteBuffer to) {
        values.write(to);
        shares.write(to);
        for (int hit : lastHit) {
            to.putInt(hit);
        }
        for (float silence : silences) {
            to.putFloat(silence);
        }
        to.putInt(firstDay).putInt(day).putInt(activeDays);
        to.putLong(heardMillis).putLong(longestMillis).put((byte) (isSilenceTold ? 1 : 0));
    }

    @Override
    boolean read(ByteBuffer from) {
        if (!values.read(from)) {
            return false;
        }
        shares.read(from);
        for (int i = 0; i < lastHit.length; i++) {
            lastHit[i] = from.getInt();
        }
        for (int i = 0; i < STEPS; i++) {
            float silence = from.getFloat();
            silences[i] = silence >= 0 && silence < Float.POSITIVE_INFINITY ? silence : 0;
        }
        firstDay = from.getInt();
        day = from.getInt();
        activeDays = from.getInt();
        heardMillis = from.getLong();
        longestMillis = from.getLong();
        isSilenceTold = from.get() == 1;
        return activeDays >= 0;
    }
}
