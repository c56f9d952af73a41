package org.noonmark.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.noonmark.campaign.Draw.Topic;
import org.noonmark.campaign.Host.Role;

/// The hosts, and the files that they write.
final class Inventory {
    private static final int VPNS = 2;
    private static final int BASTIONS = 2;
    private static final int ADMINS = 2;

    private final List<String> fileNames = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private final long seed;
    private final long start;
    private final long days;

    Inventory(CampaignSettings settings) {
        this.seed = settings.seed();
        this.start = settings.start().toEpochDay();
        this.days = settings.days();
        int timing = Math.max(4, settings.hosts() / 6);
        int windows = Math.max(2, settings.hosts() / 6);
        add(Role.VPN, "vpn", VPNS);
        add(Role.BASTION, "bastion", BASTIONS);
        add(Role.ADMIN, "admin", ADMINS);
        add(Role.MONITOR, "mon", 1);
        add(Role.BACKUP, "backup", 1);
        add(Role.STATION, "station", 1);
        add(Role.TIMING, "ntp", timing - 1);
        add(Role.WINDOWS, "win", windows);
        add(Role.SERVER, "srv", settings.hosts() - hosts.size());
    }

    private void add(Role role, String name, int count) {
        for (int i = 1; i <= count; i++) {
            int id = hosts.size();
            var full = name + i;
            var draw = Draw.of(seed, Topic.MACHINE, id, -1);
            boolean isTiming = role == Role.TIMING || role == Role.STATION;
            boolean isAudited = isTiming || role == Role.BASTION || role == Role.ADMIN;
            boolean isLinux = role != Role.WINDOWS;
            boolean isNew = role == Role.SERVER && days > 60 && draw.chance(0.12);
            var net = isTiming ? "10.40.0." : "10.30.0.";
            hosts.add(
                    new Host(
                            id,
                            full,
                            role,
                            net + (10 + id),
                            draw.pick(List.of(Stamp.values())),
                            isLinux ? file(full + "/auth.log") : -1,
                            isLinux ? file(full + "/syslog") : -1,
                            isAudited ? file(full + "/audit.log") : -1,
                            special(role, full),
                            isNew ? start + draw.between(30, (int) days - 10) : start));
        }
    }

    private int special(Role role, String name) {
        return switch (role) {
            case VPN -> file(name + "/openvpn.log");
            case WINDOWS -> file(name + "/security.json");
            case TIMING -> file(name + "/tracking.log");
            case STATION -> file(name + "/noonmark.log");
            default -> -1;
        };
    }

    /// The number of a file that is written from now on.
    int file(String name) {
        fileNames.add(name);
        return fileNames.size() - 1;
    }

    String fileName(int file) {
        return fileNames.get(file);
    }

    int fileCount() {
        return fileNames.size();
    }

    List<Host> all() {
        return Collections.unmodifiableList(hosts);
    }

    List<Host> of(Role role) {
        return hosts.stream().filter(host -> host.role() == role).toList();
    }

    List<Host> timing() {
        return hosts.stream().filter(Host::isTiming).toList();
    }
}
