package org.noonmark.campaign;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Generates day by day. People are a day ahead, since their days begin in all zones.
final class LineStream implements Iterator<Line> {
    private static final long DAY = 86_400_000_000L;
    private static final long FIRST_NUMBER = 1000;

    private final CampaignSettings settings;
    private final Inventory inventory;
    private final Staff staff;
    private final WorkDay work;
    private final Maintenance maintenance;
    private final Machines machines;
    private final ClockDay clocks;
    private final Devices devices;
    private final @Nullable Intruder intruder;
    private final List<Removal> removals;
    private long[] numbers = new long[0];
    private long epochDay;
    private LineBuffer buffer;
    private int[] order = {};
    private int at;
    private @Nullable Line next;

    LineStream(CampaignSettings settings) {
        this.settings = settings;
        this.inventory = new Inventory(settings);
        this.staff = new Staff(settings, inventory);
        this.work = new WorkDay(settings, inventory);
        this.maintenance = new Maintenance(settings, inventory, staff, work);
        this.machines = new Machines(settings, inventory);
        var plan = settings.attack() ? Plan.of(settings, inventory, staff) : null;
        this.intruder = plan == null ? null : new Intruder(settings, inventory, plan);
        this.removals = intruder == null ? List.of() : intruder.removals();
        this.clocks = new ClockDay(settings, inventory, plan == null ? null : plan.effect());
        this.devices = new Devices(settings, inventory, staff, plan);
        this.epochDay = settings.start().toEpochDay() - 1;
        this.buffer = new LineBuffer(epochDay * DAY);
        this.next = advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Line next() {
        var line = next;
        if (line == null) {
            throw new NoSuchElementException("the last line was given");
        }
        next = advance();
        return line;
    }

    private @Nullable Line advance() {
        while (true) {
            if (at == order.length || buffer.micros(order[at]) >= (epochDay + 1) * DAY) {
                if (epochDay + 1 >= settings.end().toEpochDay()) {
                    return null;
                }
                nextDay();
                continue;
            }
            int index = order[at++];
            long number = buffer.isNumbered(index) ? number(index) : 0;
            int file = buffer.file(index);
            if (!isRemoved(file, buffer.micros(index))) {
                return new Line(inventory.fileName(file), buffer, index, number);
            }
        }
    }

    private boolean isRemoved(int file, long micros) {
        for (var removal : removals) {
            if (removal.covers(file, micros)) {
                return true;
            }
        }
        return false;
    }

    private long number(int index) {
        int file = buffer.file(index);
        if (file >= numbers.length) {
            int size = numbers.length;
            numbers = Arrays.copyOf(numbers, inventory.fileCount());
            Arrays.fill(numbers, size, numbers.length, FIRST_NUMBER);
        }
        if (buffer.takesNumber(index)) {
            numbers[file]++;
        }
        return numbers[file];
    }

    private void nextDay() {
        epochDay++;
        var today = new LineBuffer(epochDay * DAY);
        for (; at < order.length; at++) {
            today.take(buffer, order[at]);
        }
        var ahead = LocalDate.ofEpochDay(epochDay + 1);
        for (var person : staff.all()) {
            work.write(person, ahead, today);
        }
        maintenance.write(ahead, today);
        machines.write(epochDay, today);
        clocks.write(epochDay, today);
        devices.write(epochDay, today);
        if (intruder != null) {
            intruder.write(epochDay, today);
        }
        buffer = today;
        order = today.sorted();
        at = 0;
    }
}
