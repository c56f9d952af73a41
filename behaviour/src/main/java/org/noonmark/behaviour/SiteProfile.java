package org.noonmark.behaviour;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What is remembered of the whole site: its hours, how often each thing happens to accounts that
/// are grown and to those that are new, and how honest claims were.
final class SiteProfile extends Profile {
    private static final double MONTH_DAYS = 30;

    /// A share before anything was seen, and how many occasions it counts for.
    private static final double FIRST_SHARE = 0.01;

    private static final double FIRST_OCCASIONS = 50;

    final Hours hours = new Hours();
    final Shares shares = new Shares(2 * Occasion.COUNT);
    final Calibration hourClaims = new Calibration();
    final Calibration absenceClaims = new Calibration();
    final Calibration silenceClaims = new Calibration();
    int day = Integer.MIN_VALUE;
    private float days;

    /// Of the day's beginning: the hours of one day hardly move it.
    private double @Nullable [] density;

    /// The site's day; an earlier one changes nothing.
    void age(int today) {
        if (today <= day) {
            return;
        }
        hours.age(today);
        density = null;
        float kept = shares.age(today);
        hourClaims.fade(kept);
        absenceClaims.fade(kept);
        silenceClaims.fade(kept);
        days = days * kept + (day == Integer.MIN_VALUE ? 1 : Math.min(7, today - day));
        day = today;
    }

    /// The site's usual hours, as [Hours#density].
    double[] density() {
        var known = density;
        if (known == null) {
            known = hours.density();
            density = known;
        }
        return known;
    }

    private static int kind(Occasion occasion, boolean isYoung) {
        return occasion.code + (isYoung ? Occasion.COUNT : 0);
    }

    void add(Occasion occasion, boolean isYoung, boolean isHit) {
        shares.add(kind(occasion, isYoung), isHit);
    }

    /// An occasion that was counted already was a hit.
    void hit(Occasion occasion) {
        shares.hit(kind(occasion, false));
    }

    /// The share of hits among the site's occasions.
    ///
    /// @param excluded hits of what is judged itself
    double share(Occasion occasion, boolean isYoung, int excluded) {
        return shares.mean(kind(occasion, isYoung), FIRST_SHARE, FIRST_OCCASIONS, excluded);
    }

    /// How many such occasions the site has in 30 days; at least one.
    double perMonth(Occasion occasion) {
        double seen = shares.occasions(kind(occasion, false));
        seen += shares.occasions(kind(occasion, true));
        return Math.max(1, seen / Math.max(1, days) * MONTH_DAYS);
    }

    @Override
    int mostBytes() {
        return Hours.BYTES + shares.bytes() + 3 * Calibration.BYTES + 2 * Integer.BYTES;
    }

    @Override
    void write(ByteBuffer to) {
        hours.write(to);
        shares.write(to);
        hourClaims.write(to);
        absenceClaims.write(to);
        silenceClaims.write(to);
        to.putInt(day).putFloat(days);
    }

    @Override
    boolean read(ByteBuffer from) {
        hours.read(from);
        shares.read(from);
        hourClaims.read(from);
        absenceClaims.read(from);
        silenceClaims.read(from);
        day = from.getInt();
        days = from.getFloat();
        return days >= 0;
    }
}
