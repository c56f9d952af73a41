package org.noonmark.behaviour;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.noonmark.behaviour.network.Place;

/// What is remembered of an account.
final class AccountProfile extends Profile {
    /// Days with logins after which an account is no longer new.
    static final int GROWN_DAYS = 10;

    private static final int MOST_TEXT = 48;
    private static final int TAUGHT_A_DAY = 6;
    private static final double GAPS_KEPT = 16;

    final Hours hours = new Hours();
    final SeenValues values = new SeenValues();
    final Shares shares = new Shares(Occasion.COUNT);

    int firstDay = Integer.MIN_VALUE;
    int lastDay = Integer.MIN_VALUE;
    int activeDays;
    int logins;
    long lastHour = Long.MIN_VALUE;
    long lastMillis = Long.MIN_VALUE;
    String lastAddress = "";
    String lastHost = "";
    String lastSession = "";
    Optional<Place> lastPlace = Optional.empty();

    private float gapCount;
    private float gapMean;
    private int taughtDay;
    private int taught;

    boolean isYoung() {
        return activeDays < GROWN_DAYS;
    }

    /// A day with a login, once; returns how many days after the one before, 0 for the first.
    int day(int day) {
        if (firstDay == Integer.MIN_VALUE) {
            firstDay = day;
        }
        int gap = lastDay == Integer.MIN_VALUE ? 0 : day - lastDay;
        if (gap > 0 || lastDay == Integer.MIN_VALUE) {
            activeDays++;
            lastDay = day;
        }
        return gap;
    }

    /// The chance of a login after at least that many days, as a Pareto law of the second kind: its
    /// tail is long enough for holidays.
    double absence(int gap) {
        double scale = 3 * (gapCount > 0 ? gapMean + 1 : 8);
        return Math.pow(1 + (gap - 1) / scale, -4);
    }

    void learnGap(int gap) {
        gapCount = (float) Math.min(GAPS_KEPT, gapCount + 1);
        gapMean += (Math.min(gap, 60) - gapMean) / gapCount;
    }

    /// Whether one more hour may be taught on that day: whoever comes to teach new hours takes
    /// weeks.
    boolean mayTeach(int day) {
        taught = day == taughtDay ? taught + 1 : 1;
        taughtDay = day;
        return taught <= TAUGHT_A_DAY;
    }

    @Override
    int mostBytes() {
        return Hours.BYTES
                + SeenValues.MOST_BYTES
                + shares.bytes()
                + 10 * Long.BYTES
                + 3 * (1 + MOST_TEXT)
                + 1
                + 3 * Float.BYTES;
    }

    @Override
    void write(ByteBuffer to) {
        hours.write(to);
        values.write(to);
        shares.write(to);
        to.putInt(firstDay).putInt(lastDay).putInt(activeDays).putInt(logins);
        to.putLong(lastHour).putLong(lastMillis);
        text(lastAddress, to);
        text(lastHost, to);
        text(lastSession, to);
        to.put((byte) (lastPlace.isPresent() ? 1 : 0));
        lastPlace.ifPresent(place ->
                to.putFloat((float) place.latitudeDegrees())
                        .putFloat((float) place.longitudeDegrees())
                        .putFloat((float) place.radiusKilometres()));
        to.putFloat(gapCount).putFloat(gapMean).putInt(taughtDay).putInt(taught);
    }

    @Override
    boolean read(ByteBuffer from) {
        hours.read(from);
        if (!values.read(from)) {
            return false;
        }
        shares.read(from);
        firstDay = from.getInt();
        lastDay = from.getInt();
        activeDays = from.getInt();
        logins = from.getInt();
        lastHour = from.getLong();
        lastMillis = from.getLong();
        lastAddress = text(from);
        lastHost = text(from);
        lastSession = text(from);
        lastPlace = from.get() == 1 ? place(from) : Optional.empty();
        gapCount = from.getFloat();
        gapMean = from.getFloat();
        taughtDay = from.getInt();
        taught = from.getInt();
        return gapCount >= 0 && gapMean >= 0 && activeDays >= 0 && logins >= 0;
    }

    private static Optional<Place> place(ByteBuffer from) {
        float latitude = from.getFloat();
        float longitude = from.getFloat();
        float radius = from.getFloat();
        boolean isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && radius >= 0;
        return isOnEarth ? Optional.of(new Place(latitude, longitude, radius)) : Optional.empty();
    }

    /// Text that is cut where it is too long: it is only compared.
    private static void text(String text, ByteBuffer to) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, MOST_TEXT);
        to.put((byte) length).put(bytes, 0, length);
    }

    private static String text(ByteBuffer from) {
        var bytes = new byte[Math.min(MOST_TEXT, Byte.toUnsignedInt(from.get()))];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
