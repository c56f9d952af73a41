package org.noonmark.simulation;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.SplittableRandom;
import org.noonmark.events.StationEvent;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.sources.AssociationContext;
import org.noonmark.sources.NtpAssociation;
import org.noonmark.sources.NtpSourceConfig;
import org.noonmark.sources.PollAction;
import org.noonmark.wire.ntp.Octets;

/// One real [NtpAssociation] of the station, the simulated way to its server, and back.
final class SimulatedLink implements ReadingSink {
    private static final long SERVER_TURNAROUND_NANOS = 20_000;

    private final World world;
    private final SimulatedServer server;
    private final SplittableRandom random;
    private NtpAssociation association;
    private long life;

    SimulatedLink(World world, SimulatedServer server, SplittableRandom random) {
        this.world = world;
        this.server = server;
        this.random = random;
        this.association = newAssociation();
    }

    private NtpAssociation newAssociation() {
        var config =
                world.plan()
                        .sourceConfig
                        .apply(NtpSourceConfig.server(server.name))
                        .withClock(new ClockId(server.name));
        var context =
                new AssociationContext(
                        () -> world.station().snapshot().leapTable(),
                        AssociationContext.BEGINNING,
                        _ -> false,
                        random.split(),
                        this,
                        this::publish);
        return new NtpAssociation(config, config.clock(), address(), context, world.counter());
    }

    /// An address from the documentation range (RFC 5737); nothing is ever sent to it.
    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        } catch (UnknownHostException impossible) {
            throw new AssertionError("four bytes are an address", impossible);
        }
    }

    private void publish(StationEvent event) {
        world.results().published(world.seconds(), event);
    }

    @Override
    public void accept(Reading reading) {
        world.station().accept(reading);
    }

    @Override
    public void unreachable(ClockId clock) {
        world.station().unreachable(clock);
    }

    /// Starts with a new association, as a process that was just started does.
    void begin() {
        association = newAssociation();
        life++;
        poll(life);
    }

    /// Goes on after the process stood still.
    void wake() {
        life++;
        poll(life);
    }

    private void poll(long mine) {
        if (mine != life) {
            return;
        }
        if (!world.isStopped()) {
            long counter = world.counter();
            switch (association.poll(counter)) {
                case PollAction.Send(var datagram) -> send(datagram, counter);
                case PollAction.ExchangeKeys _ ->
                        throw new IllegalStateException("the simulation has no server of keys");
                case PollAction.GiveUp _ -> {}
                case PollAction.Nothing _ -> {}
            }
        }
        long wait = association.nextActionCounterNanos() - world.counter();
        long patience = Math.clamp(wait, 1_000_000L, 3_600_000_000_000L);
        world.schedule(
                world.now() + world.host().oscillator().trueNanosFor(patience), () -> poll(mine));
    }

    private void send(Octets datagram, long counter) {
        association.sent(counter);
        fly(
                new Attacker.Flight(
                        server.name,
                        true,
                        datagram,
                        world.now() + server.path.delayNanos(true, random)));
    }

    private void fly(Attacker.Flight flight) {
        if (server.path.loses(random)) {
            return;
        }
        for (var arriving : world.attacker().intercept(flight, world.now())) {
            land(arriving);
            if (server.path.duplicates(random)) {
                land(arriving.delayedBy(server.path.delayNanos(false, random)));
            }
        }
    }

    private void land(Attacker.Flight flight) {
        world.schedule(
                flight.arrivalNanos(),
                () -> {
                    if (flight.toServer()) {
                        answer(flight.datagram().toArray());
                    } else {
                        arrive(flight.datagram().toArray());
                    }
                });
    }

    private void answer(byte[] request) {
        long leaves = world.now() + SERVER_TURNAROUND_NANOS;
        byte[] reply = server.answer(request, world.now(), leaves);
        if (reply.length > 0) {
            long arrival = leaves + server.path.delayNanos(false, random);
            fly(new Attacker.Flight(server.name, false, Octets.of(reply), arrival));
        }
    }

    /// Hands a datagram to the association as if it came from the server.
    void arrive(byte[] datagram) {
        if (!world.isStopped()) {
            association.received(MemorySegment.ofArray(datagram), world.counter());
        }
    }
}
