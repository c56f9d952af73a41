package org.noonmark.behaviour;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noonmark.behaviour.site.Site;

/// Who and what belongs together, as the operator said it.
final class Roster {
    private final ZoneId zone;
    private final Map<String, Site.Person> byAccount = new HashMap<>();
    private final Map<String, Site.Person> byName = new HashMap<>();
    private final Map<String, String> hostByAddress = new HashMap<>();
    private final Set<String> timing = new HashSet<>();

    Roster(Site site) {
        zone = site.zone();
        for (var person : site.people()) {
            byName.put(person.name(), person);
            for (var account : person.accounts()) {
                byAccount.put(account, person);
            }
        }
        for (var host : site.hosts()) {
            for (var address : host.addresses()) {
                hostByAddress.put(address, host.name());
            }
            if (host.isTiming()) {
                timing.add(host.name());
            }
        }
    }

    ZoneId zoneOf(String account) {
        var person = byAccount.get(account);
        return person == null ? zone : person.zone();
    }

    ZoneId zone() {
        return zone;
    }

    Optional<String> personOf(String account) {
        return Optional.ofNullable(byAccount.get(account)).map(Site.Person::name);
    }

    /// The accounts that a report means: those of a person, or of the person whose account it is,
    /// or just the name.
    List<String> accountsOf(String personOrAccount) {
        var person = byName.getOrDefault(personOrAccount, byAccount.get(personOrAccount));
        return person == null ? List.of(personOrAccount) : person.accounts();
    }

    /// The host of ours that has an address; empty when none has.
    String hostAt(String address) {
        return hostByAddress.getOrDefault(address, "");
    }

    Set<String> timing() {
        return timing;
    }
}
