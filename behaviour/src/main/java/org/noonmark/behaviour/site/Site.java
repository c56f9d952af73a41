package org.noonmark.behaviour.site;

import java.time.ZoneId;
import java.util.List;

/// What the operator says about the site. Everything may be missing; then less can be told.
///
/// @param zone of the site, for accounts of which no person is known
public record Site(ZoneId zone, List<Host> hosts, List<Person> people, List<Network> networks) {
    /// Copies.
    public Site {
        hosts = List.copyOf(hosts);
        people = List.copyOf(people);
        networks = List.copyOf(networks);
    }

    /// One host.
    ///
    /// @param name as its logs have it
    /// @param isTiming whether it keeps or serves time
    public record Host(String name, List<String> addresses, boolean isTiming) {}

    /// One person, or one machine account.
    public record Person(String name, List<String> accounts, ZoneId zone) {}

    /// A network of the site's own.
    ///
    /// @param prefix such as `10.1.0.0/16`
    public record Network(String name, String prefix, Use use) {}

    /// What a network of the site is for.
    public enum Use {
        OFFICE,
        /// Addresses that a tunnel gives to people.
        VPN,
        SERVERS,
        TIMING
    }
}
