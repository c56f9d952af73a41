package org.noonmark.behaviour.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks addresses up in the tables of this site; [NetworkTables] reads them.
///
/// Of several tables, each says what it knows: the site's own networks come first, then the
/// operator's prefixes, then autonomous systems, then registries (country only).
public final class Networks {
    private static final int IPV4_BLOCK_BITS = 96 + 24;
    private static final int IPV6_BLOCK_BITS = 48;

    private final RangeTable own;
    private final RangeTable prefixes;
    private final RangeTable systems;
    private final RangeTable registries;
    private final List<String> ownNames;
    private final List<NetworkTables.Listed> listed;
    private final List<NetworkTables.AutonomousSystem> known;
    private final List<String> countries;
    private final Set<Long> dataCentres;
    private final Set<Long> vpns;
    private final Map<String, Place> places;

    Networks(NetworkTables from) {
        own = from.own.build();
        prefixes = from.prefixes.build();
        systems = from.systems.build();
        registries = from.registries.build();
        ownNames = List.copyOf(from.ownNames);
        listed = List.copyOf(from.listed);
        known = List.copyOf(from.known.keySet());
        countries = List.copyOf(from.countries.keySet());
        dataCentres = Set.copyOf(from.dataCentres);
        vpns = Set.copyOf(from.vpns);
        places = Map.copyOf(from.places);
    }

    /// Knows nothing but the places of countries.
    public static Networks none() {
        return new NetworkTables().build();
    }

    /// What is known of an address. A text that is no address is of no known network.
    public Network of(String address) {
        return Address.parse(address).map(this::of).orElse(Network.UNKNOWN);
    }

    private Network of(Address address) {
        int mine = own.at(address);
        if (mine >= 0) {
            return new Network(ownNames.get(mine), 0, "", NetworkType.OWN, Optional.empty());
        }
        int systemAt = systems.at(address);
        int listedAt = prefixes.at(address);
        int registryAt = registries.at(address);
        var system = systemAt < 0 ? NetworkTables.NO_SYSTEM : known.get(systemAt);
        var type = listedAt >= 0 ? listed.get(listedAt).type() : typeOf(system.asn());
        var country = system.country();
        if (country.isEmpty() && registryAt >= 0) {
            country = countries.get(registryAt);
        }
        var name = listedAt >= 0 ? listed.get(listedAt).name() : "";
        if (name.isEmpty()) {
            name = system.asn() > 0 ? "AS" + system.asn() + " " + system.name() : block(address);
        }
        var place = Optional.ofNullable(places.get(country));
        return new Network(name.strip(), system.asn(), country, type, place);
    }

    private NetworkType typeOf(long asn) {
        if (vpns.contains(asn)) {
            return NetworkType.VPN;
        }
        if (dataCentres.contains(asn)) {
            return NetworkType.DATA_CENTRE;
        }
        return asn > 0 ? NetworkType.ACCESS : NetworkType.UNKNOWN;
    }

    /// The block that stands for a network of which no table knows: /24 or /48.
    private static String block(Address address) {
        if (address.isIpv4()) {
            long bits = address.first(IPV4_BLOCK_BITS).low();
            return "%d.%d.%d.0/24"
                    .formatted(bits >>> 24 & 0xff, bits >>> 16 & 0xff, bits >>> 8 & 0xff);
        }
        long high = address.first(IPV6_BLOCK_BITS).high();
        return "%x:%x:%x::/48".formatted(high >>> 48, high >>> 32 & 0xffff, high >>> 16 & 0xffff);
    }
}
