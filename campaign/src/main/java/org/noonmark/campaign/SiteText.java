package org.noonmark.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an operator of the site would write down: hosts, people, networks, tables.
final class SiteText {
    private SiteText() {}

    static Map<String, String> of(CampaignSettings settings, Inventory inventory, Staff staff) {
        var files = new LinkedHashMap<String, String>();
        files.put("README.md", readme(settings));
        files.put("site.toml", site(inventory, staff));
        files.put("networks.tsv", World.table());
        files.put("countries.csv", World.countries());
        files.put("datacentre-asn.txt", World.list(World.Trade.DATA_CENTRE));
        files.put("vpn-asn.txt", World.list(World.Trade.VPN));
        files.put("holidays.csv", holidays(settings));
        return files;
    }

    private static String readme(CampaignSettings settings) {
        return """
        # SYNTHETIC

        Every line in this folder was made by `noonmark guard generate`, seed %d, from %s, %d months,
        %d people, %d hosts, %d background lines a host and day, %s. No person, host, network or
        country here exists; addresses are from reserved ranges, numbers of networks from the private
        range. What a program finds in it says how it fares on made-up logs, and no more.

        `logs/HOST/FILE` are the logs; lines of syslog without a year begin in %d, in UTC.
        """
                .formatted(
                        settings.seed(),
                        settings.start(),
                        settings.months(),
                        settings.people(),
                        settings.hosts(),
                        settings.noise(),
                        settings.attack() ? "with an intruder" : "without an intruder",
                        settings.start().getYear());
    }

    private static String site(Inventory inventory, Staff staff) {
        var text = new StringBuilder("# SYNTHETIC\n[site]\nzone = \"Europe/Stockholm\"\n");
        for (var host : inventory.all()) {
            text.append("\n[[host]]\nname = \"").append(host.name());
            text.append("\"\naddresses = [\"").append(host.address());
            text.append("\"]\ntiming = ").append(host.isTiming()).append('\n');
        }
        for (var person : staff.all()) {
            text.append("\n[[person]]\nname = \"").append(person.name());
            text.append("\"\naccounts = [\"").append(person.account());
            text.append("\"]\nzone = \"").append(person.zone()).append("\"\n");
        }
        for (var script : List.of("monitor", "backup", "ansible")) {
            text.append("\n[[person]]\nname = \"script ").append(script);
            text.append("\"\naccounts = [\"").append(script).append("\"]\n");
        }
        for (var network :
                List.of(
                        "office 10.20.0.0/16 office",
                        "tunnel 10.8.0.0/16 vpn",
                        "servers 10.30.0.0/16 servers",
                        "timing 10.40.0.0/16 timing")) {
            var words = network.split(" ", -1);
            text.append("\n[[network]]\nname = \"").append(words[0]);
            text.append("\"\nprefix = \"").append(words[1]);
            text.append("\"\nuse = \"").append(words[2]).append("\"\n");
        }
        return text.toString();
    }

    private static String holidays(CampaignSettings settings) {
        var text = new StringBuilder("# SYNTHETIC\ndate\n");
        Holidays.between(settings.start(), settings.end())
                .forEach(day -> text.append(day).append('\n'));
        return text.toString();
    }
}
