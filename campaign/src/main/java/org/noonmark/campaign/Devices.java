package org.noonmark.campaign;

import org.jspecify.annotations.Nullable;
import org.noonmark.campaign.Draw.Topic;

/// What the management of telephones exports: mostly nothing, sometimes a false alarm, and in some
/// campaigns what truly happened.
final class Devices {
    private static final long DAY = 86_400_000_000L;
    private static final long SECOND = 1_000_000;
    private static final double ALARMS_A_DAY = 1 / 150.0;

    private final CampaignSettings settings;
    private final Staff staff;
    private final @Nullable Plan plan;
    private final int file;

    Devices(CampaignSettings settings, Inventory inventory, Staff staff, @Nullable Plan plan) {
        this.settings = settings;
        this.staff = staff;
        this.plan = plan;
        this.file = inventory.file("devices/devices.csv");
    }

    void write(long epochDay, LineBuffer out) {
        if (epochDay == settings.start().toEpochDay()) {
            out.begin(file, epochDay * DAY).put("time,person,source,confidence,what").end();
        }
        var draw = Draw.of(settings.seed(), Topic.PERSON, -7, epochDay);
        if (draw.chance(ALARMS_A_DAY)) {
            var person = staff.all().get(draw.between(0, settings.people() - 1));
            report(person, epochDay * DAY + 10 * 3600 * SECOND, 0.3, out);
        }
        if (plan != null && plan.isReported() && plan.phonesAt() / DAY + 20 == epochDay) {
            out.stage(Stage.PHONES);
            for (var person : plan.phones()) {
                report(person, epochDay * DAY + 11 * 3600 * SECOND, 0.8, out);
            }
            out.stage(null);
        }
    }

    private void report(Person person, long at, double confidence, LineBuffer out) {
        out.begin(file, at).put(TruthText.time(at)).put(',').put(person.account());
        out.put(",SYNTHETIC device management,").decimal(confidence, 1);
        out.put(",messaging program crashed while reading a message").end();
    }
}
