package org.noonmark.behaviour;

import java.nio.ByteBuffer;

/// At which hours of the week something happens: 168 weights that fade with a half-life of 120
/// days, beginning with Monday 00:00 in the account's own time zone.
final class Hours {
    static final int CELLS = 168;
    static final double HALF_LIFE_DAYS = 120;

    private static final int HOURS = 24;
    private static final int WORK_DAYS = 5;
    private static final int REACH = 2;

    /// How far an hour speaks for its neighbours.
    private static final double[] KERNEL = {0.05, 0.2, 0.5, 0.2, 0.05};

    /// How many events the site's usual hours count for.
    private static final double PRIOR_EVENTS = 12;

    /// Part of the site's hours that is spread over the whole week.
    private static final double SPREAD = 0.1;

    private final float[] weights = new float[CELLS];
    private int agedToDay = Integer.MIN_VALUE;

    /// Fades to a day; an earlier day changes nothing.
    void age(int day) {
        if (agedToDay != Integer.MIN_VALUE && day > agedToDay) {
            float kept = (float) Math.pow(0.5, (day - agedToDay) / HALF_LIFE_DAYS);
            for (int i = 0; i < CELLS; i++) {
                weights[i] *= kept;
            }
        }
        agedToDay = Math.max(agedToDay, day);
    }

    void add(int cell) {
        weights[cell]++;
    }

    double total() {
        double total = 0;
        for (float weight : weights) {
            total += weight;
        }
        return total;
    }

    /// Smoothed weights: half of each from the same weekday, half from all days of its kind (Monday
    /// to Friday, Saturday and Sunday), so that holidays and shifts blur less than they surprise.
    private double[] smoothed() {
        var pooled = new double[CELLS];
        for (int hour = 0; hour < HOURS; hour++) {
            double work = 0;
            double rest = 0;
            for (int day = 0; day < 7; day++) {
                float weight = weights[day * HOURS + hour];
                work += day < WORK_DAYS ? weight : 0;
                rest += day < WORK_DAYS ? 0 : weight;
            }
            for (int day = 0; day < 7; day++) {
                int cell = day * HOURS + hour;
                double kind = day < WORK_DAYS ? work / WORK_DAYS : rest / (7 - WORK_DAYS);
                pooled[cell] = 0.5 * weights[cell] + 0.5 * kind;
            }
        }
        var smooth = new double[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            for (int k = -REACH; k <= REACH; k++) {
                smooth[Math.floorMod(cell + k, CELLS)] += pooled[cell] * KERNEL[k + REACH];
            }
        }
        return smooth;
    }

    /// Chances of each hour for somebody of whom nothing is known.
    double[] density() {
        var density = smoothed();
        double total = total();
        for (int i = 0; i < CELLS; i++) {
            double own = total > 0 ? density[i] / total : 1.0 / CELLS;
            density[i] = (1 - SPREAD) * own + SPREAD / CELLS;
        }
        return density;
    }

    /// The chance that the next event falls into an hour that is at most as usual as `cell`: the
    /// mean of a Dirichlet distribution, whose prior is the site's hours.
    double tail(int cell, double[] prior) {
        var chance = smoothed();
        double total = total() + PRIOR_EVENTS;
        for (int i = 0; i < CELLS; i++) {
            chance[i] = (chance[i] + PRIOR_EVENTS * prior[i]) / total;
        }
        double limit = chance[cell] * (1 + 1e-9);
        double tail = 0;
        for (double one : chance) {
            tail += one <= limit ? one : 0;
        }
        return Math.min(1, tail);
    }

    /// In words, the hours around `cell` in which next to nothing happened on days of its kind.
    String quiet(int cell) {
        boolean isWork = cell < WORK_DAYS * HOURS;
        var byHour = new double[HOURS];
        for (int i = 0; i < CELLS; i++) {
            byHour[i % HOURS] += i < WORK_DAYS * HOURS == isWork ? weights[i] : 0;
        }
        int hour = cell % HOURS;
        var days = isWork ? "Monday to Friday" : "at weekends";
        if (byHour[hour] >= 0.5) {
            return "few at %02d h %s".formatted(hour, days);
        }
        int from = hour;
        int to = hour;
        while (to - from < HOURS && byHour[Math.floorMod(from - 1, HOURS)] < 0.5) {
            from--;
        }
        while (to - from < HOURS - 1 && byHour[(to + 1) % HOURS] < 0.5) {
            to++;
        }
        return to - from >= HOURS - 1
                ? "none " + days
                : "none between %02d and %02d %s"
                        .formatted(Math.floorMod(from, HOURS), (to + 1) % HOURS, days);
    }

    static final int BYTES = Integer.BYTES + CELLS * Short.BYTES;

    void write(ByteBuffer to) {
        to.putInt(agedToDay);
        for (float weight : weights) {
            to.putShort(Float.floatToFloat16(weight));
        }
    }

    void read(ByteBuffer from) {
        agedToDay = from.getInt();
        for (int i = 0; i < CELLS; i++) {
            float weight = Float.float16ToFloat(from.getShort());
            weights[i] = weight >= 0 && weight < Float.POSITIVE_INFINITY ? weight : 0;
        }
    }
}
