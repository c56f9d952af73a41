package org.noonmark.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.noonmark.campaign.Draw.Topic;
import org.noonmark.campaign.Host.Role;

/// Writes what the programs of the site log of the intruder. Nothing here attacks anything: names
/// of programs and files are inventions without content.
final class Intruder {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;
    private static final long DAY = 24 * HOUR;
    private static final List<String> TOOLS =
            List.of(
                    "fontcache-sync",
                    "thermal-index",
                    "netwarm",
                    "cups-tidy",
                    "locale-relay",
                    "pkg-shadow",
                    "mandb-fast",
                    "colour-agent",
                    "udev-settled",
                    "sysinfo-lite",
                    "tty-keeper",
                    "logfmt");
    private static final List<String> FOLDERS =
            List.of("/usr/local/bin/", "/var/tmp/", "/opt/support/", "/usr/lib/x86_64-support/");

    private record Act(long at, Stage stage, Consumer<LineBuffer> lines) {}

    private final CampaignSettings settings;
    private final Inventory inventory;
    private final Plan plan;
    private final Draw draw;
    private final List<Act> acts = new ArrayList<>();
    private final List<Removal> removals = new ArrayList<>();
    private final String newKey;

    Intruder(CampaignSettings settings, Inventory inventory, Plan plan) {
        this.settings = settings;
        this.inventory = inventory;
        this.plan = plan;
        this.draw = Draw.of(settings.seed(), Topic.INTRUDER, 0, 0);
        this.newKey = draw.fingerprint();
        if (plan.oddLogin() >= 0) {
            act(plan.oddLogin(), Stage.CREDENTIALS, tunnel(plan.oddLogin(), 3));
        }
        plan.nights().forEach(this::visit);
        for (int i = 0; i < plan.moves().size(); i++) {
            move(plan.moves().get(i), i);
        }
        trust();
        effect();
        wipe();
        acts.sort(Comparator.comparingLong(Act::at));
    }

    List<Removal> removals() {
        return removals;
    }

    /// Writes what begins on a day in UTC.
    void write(long epochDay, LineBuffer out) {
        for (var act : acts) {
            if (act.at / DAY == epochDay) {
                out.stage(act.stage);
                act.lines.accept(out);
                out.stage(null);
            }
        }
    }

    private void act(long at, Stage stage, Consumer<LineBuffer> lines) {
        acts.add(new Act(at, stage, lines));
    }

    private Consumer<LineBuffer> tunnel(long at, int minutes) {
        var victim = plan.victim();
        var servers = inventory.of(Role.VPN);
        var tunnel =
                new VpnTunnel(
                        servers.get(victim.id() % servers.size()),
                        victim.account(),
                        draw.pick(plan.rented()).address(draw.between(1, 3) + settings.seed() * 5),
                        draw.between(20_000, 65_000),
                        victim.tunnel(),
                        at,
                        at + 60L * minutes * SECOND,
                        0);
        return tunnel::write;
    }

    private SshSession login(Host host, String address, long at, long minutes, String key) {
        return new SshSession(
                host,
                plan.victim().account(),
                1000 + plan.victim().id(),
                address,
                key,
                at,
                at + 60L * minutes * SECOND,
                0,
                draw.between(32_768, 60_999),
                draw.between(1500, 400_000));
    }

    private String stolenKey(long at) {
        return WorkDay.key(settings, plan.victim(), at / DAY);
    }

    private Host bastion() {
        var bastions = inventory.of(Role.BASTION);
        return bastions.get(plan.victim().id() % bastions.size());
    }

    /// Into the VPN and on to the bastion, which the victim does by day too.
    private void visit(long at) {
        int minutes = draw.between(4, 40);
        act(at, Stage.NIGHT_LOGINS, tunnel(at, minutes + 2));
        var session =
                login(bastion(), plan.victim().tunnel(), at + 70 * SECOND, minutes, stolenKey(at));
        act(at, Stage.NIGHT_LOGINS, session::write);
    }

    /// To the bastion, from there to the administrators' host, from there to timing hosts.
    ///
    /// @return the session on the last host
    private SshSession chain(long at, int hops, Stage stage, int minutes) {
        var key = stolenKey(at);
        act(at, stage, tunnel(at, minutes + 12));
        var entry = login(bastion(), plan.victim().tunnel(), at + 60 * SECOND, minutes + 9, key);
        act(at, stage, entry::write);
        var last = login(plan.admin(), bastion().address(), at + 150 * SECOND, minutes + 6, key);
        act(at, stage, last::write);
        for (int i = 0; i < hops; i++) {
            var host = plan.path().get(i);
            long from = at + (240 + 120L * i) * SECOND;
            last = login(host, plan.admin().address(), from, minutes, key);
            act(at, stage, last::write);
        }
        return last;
    }

    private void move(long at, int index) {
        int hops = Math.min(index / 2, plan.path().size());
        var session = chain(at, hops, Stage.MOVEMENT, draw.between(10, 45));
        for (int i = draw.between(1, 3); i > 0; i--) {
            var tool = draw.pick(FOLDERS) + draw.pick(TOOLS) + draw.pick(List.of("", " -q", " -1"));
            long then = session.beginMicros() + draw.between(30, 500) * SECOND;
            act(at, Stage.MOVEMENT, out -> session.sudo(out, then, tool));
        }
    }

    private void trust() {
        long at = plan.trustAt();
        var session = chain(at, plan.path().size(), Stage.TRUST, 25);
        long then = session.beginMicros() + 90 * SECOND;
        var name =
                draw.pick(List.of("lab-root-r3", "time-services-ca", "internal-x2", "site-ca-7"));
        boolean isAuthority = draw.chance(0.6);
        var target =
                isAuthority
                        ? "/usr/local/share/ca-certificates/" + name + ".crt"
                        : "/etc/ssh/authorized_keys.d/" + name;
        var command = "/usr/bin/install -m 644 /var/tmp/" + name + " " + target;
        act(
                at,
                Stage.TRUST,
                out -> {
                    session.sudo(out, then, command);
                    Audit.written(out, session.host(), then + 400_000, session, target);
                    if (isAuthority) {
                        session.sudo(out, then + 20 * SECOND, "/usr/sbin/update-ca-certificates");
                    }
                });
        if (!isAuthority) {
            var test = login(session.host(), plan.admin().address(), then + 60 * SECOND, 1, newKey);
            act(at, Stage.TRUST, test::write);
        }
    }

    private void effect() {
        var effect = plan.effect();
        long at = effect.fromMicros() - 900 * SECOND;
        change(at, effect.fromMicros(), 1);
        if (effect.kind() == Effect.Kind.SLOW_DRAG) {
            long length = effect.toMicros() - effect.fromMicros();
            for (int i = 1; i < 4; i++) {
                change(at + i * length / 4, effect.fromMicros() + i * length / 4, i + 1);
            }
        }
        restore(effect);
    }

    /// The operators see it in the end and put it right.
    private void restore(Effect effect) {
        long at = effect.toMicros();
        var host = effect.host();
        var file = ChronyFile.of(settings, host, Maintenance.changes(settings, host, at / DAY));
        act(
                at,
                Stage.TIME_EFFECT,
                out -> {
                    file.write(inventory, host, at, out);
                    double step = effect.kind() == Effect.Kind.SLOW_DRAG ? 0 : -effect.seconds();
                    ChronyFile.restart(host, at + SECOND, step, file.sources().getFirst(), out);
                });
    }

    /// A change of chrony's configuration, and its restart.
    private void change(long at, long then, int part) {
        var effect = plan.effect();
        var host = effect.host();
        var session = chain(at, plan.path().size(), Stage.TIME_EFFECT, 25);
        int changes = Maintenance.changes(settings, host, then / DAY);
        var before = ChronyFile.of(settings, host, changes);
        var foreign = plan.rented().getLast().address(7 + settings.seed());
        var after =
                switch (effect.kind()) {
                    case SOURCE_REMOVED ->
                            new ChronyFile(List.of(before.sources().getFirst(), foreign), 0, 3);
                    case STEP_ALLOWED -> new ChronyFile(before.sources(), 0, -1);
                    case SLOW_DRAG ->
                            new ChronyFile(before.sources(), effect.seconds() * part / 4, 3);
                };
        double step = effect.kind() == Effect.Kind.SLOW_DRAG ? 0 : effect.seconds();
        act(
                at,
                Stage.TIME_EFFECT,
                out -> {
                    session.sudo(out, then - 120 * SECOND, "/usr/bin/vi /etc/chrony/chrony.conf");
                    after.write(inventory, host, then - 60 * SECOND, out);
                    session.sudo(out, then - 7 * SECOND, "/usr/bin/systemctl restart chrony");
                    ChronyFile.restart(
                            host, then - 6 * SECOND, step, after.sources().getLast(), out);
                });
    }

    private void wipe() {
        var host = plan.effect().host();
        long at = plan.effect().fromMicros() - 900 * SECOND;
        long until = at + 2400 * SECOND;
        for (var wipe : plan.wipes()) {
            switch (wipe) {
                case LOG_SHORTENED -> removals.add(new Removal(host.auth(), at - HOUR, until));
                case RECORDS_MISSING ->
                        plan.path()
                                .forEach(one -> removals.add(new Removal(one.audit(), at, until)));
                case HOST_QUIET -> quiet(plan.path().getFirst());
                case AUDIT_STOPPED -> stopped(host, at + 400 * SECOND);
            }
        }
    }

    private void quiet(Host host) {
        long from = plan.trustAt() + HOUR;
        long to = from + draw.between(9, 30) * HOUR;
        removals.add(new Removal(host.auth(), from, to));
        removals.add(new Removal(host.syslog(), from, to));
    }

    private void stopped(Host host, long at) {
        long back = at + draw.between(2, 9) * HOUR;
        act(at, Stage.WIPING, out -> Audit.daemon(out, host, at, false));
        removals.add(new Removal(host.audit(), at + 1, back));
        act(back, Stage.WIPING, out -> Audit.daemon(out, host, back, true));
    }

    /// First and last beginning of each stage that leaves lines, for the truth.
    List<String> stages() {
        var told = new ArrayList<String>();
        told.add(stage(Stage.PHONES, plan.phonesAt(), plan.phonesAt()));
        for (var stage : Stage.values()) {
            var of = acts.stream().filter(act -> act.stage == stage).toList();
            if (!of.isEmpty()) {
                told.add(stage(stage, of.getFirst().at, of.getLast().at));
            }
        }
        return told;
    }

    private static String stage(Stage stage, long first, long last) {
        return "{\"stage\":\"%s\",\"first\":\"%s\",\"last\":\"%s\"}"
                .formatted(stage, TruthText.time(first), TruthText.time(last));
    }
}
