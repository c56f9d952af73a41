package org.noonmark.behaviour.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noonmark.behaviour.site.Site;

/// Reads tables about networks, in the formats that they are published in.
///
/// Lines that begin with `#` and empty ones are passed over. A line that cannot be read is told and
/// costs only itself.
public final class NetworkTables {
    record Listed(String name, NetworkType type) {}

    record AutonomousSystem(long asn, String country, String name) {}

    static final AutonomousSystem NO_SYSTEM = new AutonomousSystem(0, "", "");

    final RangeTable.Builder own = new RangeTable.Builder();
    final RangeTable.Builder prefixes = new RangeTable.Builder();
    final RangeTable.Builder systems = new RangeTable.Builder();
    final RangeTable.Builder registries = new RangeTable.Builder();
    final List<String> ownNames = new ArrayList<>();
    final List<Listed> listed = new ArrayList<>();
    final Map<AutonomousSystem, Integer> known = new LinkedHashMap<>();
    final Map<String, Integer> countries = new LinkedHashMap<>();
    final Set<Long> dataCentres = new HashSet<>();
    final Set<Long> vpns = new HashSet<>();
    final Map<String, Place> places = new HashMap<>(Countries.PLACES);
    private final List<NetworkProblem> problems = new ArrayList<>();

    /// Nothing read yet.
    public NetworkTables() {}

    private interface Line {
        /// Reads one line; says what is wrong, or nothing.
        String read(String line);
    }

    private NetworkTables each(String file, Iterable<String> lines, Line reader) {
        int number = 0;
        for (var line : lines) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                var wrong = reader.read(line);
                if (!wrong.isEmpty()) {
                    problems.add(new NetworkProblem(file, number, wrong));
                }
            }
        }
        return this;
    }

    /// The site's own networks.
    public NetworkTables own(Site site) {
        for (var network : site.networks()) {
            var range = prefix(network.prefix());
            if (range.isEmpty()) {
                problems.add(new NetworkProblem("site", 1, "no prefix: " + network.prefix()));
            } else {
                own.add(range.get().first, range.get().last, ownNames.size());
                ownNames.add(network.name());
            }
        }
        return this;
    }

    /// Statistics of a regional registry (`delegated-…-extended-latest`):
    /// `registry|cc|ipv4|start|count|date|status|…`, for IPv6 with the length of the prefix.
    public NetworkTables registry(String file, Iterable<String> lines) {
        return each(file, lines, this::registryLine);
    }

    private String registryLine(String line) {
        var fields = line.split("\\|", -1);
        boolean isAddress =
                fields.length >= 7 && (fields[2].equals("ipv4") || fields[2].equals("ipv6"));
        if (!isAddress || fields[1].length() != 2) {
            // Headers, summaries, numbers of systems, and what nobody holds.
            return "";
        }
        var start = Address.parse(fields[3]);
        long count = number(fields[4]);
        if (start.isEmpty() || count < 1) {
            return "must be start and count: " + line;
        }
        var first = start.get();
        var last =
                fields[2].equals("ipv4")
                        ? new Address(first.high(), first.low() + count - 1)
                        : first.last((int) Math.min(count, 128));
        int at = countries.computeIfAbsent(fields[1], country -> countries.size());
        registries.add(first, last, at);
        return "";
    }

    /// Autonomous systems by addresses: start, end, number, country and name, with tabulators
    /// between them; number 0 and countries `None` and `-` say nothing.
    public NetworkTables systems(String file, Iterable<String> lines) {
        return each(file, lines, this::systemLine);
    }

    private String systemLine(String line) {
        var fields = line.split("\t", -1);
        var first = fields.length < 3 ? Optional.<Address>empty() : Address.parse(fields[0]);
        var last = first.isEmpty() ? first : Address.parse(fields[1]);
        long asn = last.isEmpty() ? -1 : number(fields[2].replaceFirst("^AS", ""));
        if (asn < 0 || first.get().compareTo(last.get()) > 0) {
            return "must be start, end, number, country, name with tabulators: " + line;
        }
        if (asn > 0) {
            var country = fields.length > 3 && fields[3].length() == 2 ? fields[3] : "";
            var name = fields.length > 4 ? fields[4].strip() : "";
            var system = new AutonomousSystem(asn, country, name);
            int at = known.computeIfAbsent(system, one -> known.size());
            systems.add(first.get(), last.get(), at);
        }
        return "";
    }

    /// Autonomous systems of data centres, one a line: `AS64501 # name`.
    public NetworkTables dataCentres(String file, Iterable<String> lines) {
        return each(file, lines, line -> system(line, dataCentres));
    }

    /// Autonomous systems of sellers of tunnels, in the same format.
    public NetworkTables vpns(String file, Iterable<String> lines) {
        return each(file, lines, line -> system(line, vpns));
    }

    private static String system(String line, Set<Long> into) {
        var word = line.strip().split("[\\s#]", -1)[0];
        long asn = number(word.toUpperCase(java.util.Locale.ROOT).replaceFirst("^AS", ""));
        if (asn < 1) {
            return "must begin with AS and a number: " + line;
        }
        into.add(asn);
        return "";
    }

    /// Prefixes of one type, one a line, with a name behind it or without.
    public NetworkTables prefixes(String file, NetworkType type, Iterable<String> lines) {
        return each(file, lines, line -> prefixLine(line, type));
    }

    private String prefixLine(String line, NetworkType type) {
        var words = line.strip().split("[\\s,#]+", 2);
        var range = prefix(words[0]);
        if (range.isEmpty()) {
            return "must begin with a prefix such as 192.0.2.0/24: " + line;
        }
        prefixes.add(range.get().first, range.get().last, listed.size());
        listed.add(new Listed(words.length > 1 ? words[1].strip() : "", type));
        return "";
    }

    /// Places of countries, before those known here: code, latitude, longitude in degrees and
    /// radius in kilometres, with commas or tabulators between them.
    public NetworkTables places(String file, Iterable<String> lines) {
        return each(file, lines, this::placeLine);
    }

    private String placeLine(String line) {
        var fields = line.split("[,\t]", -1);
        try {
            if (fields.length >= 4 && fields[0].strip().length() == 2) {
                var place =
                        new Place(
                                Double.parseDouble(fields[1]),
                                Double.parseDouble(fields[2]),
                                Double.parseDouble(fields[3]));
                places.put(fields[0].strip(), place);
                return "";
            }
        } catch (IllegalArgumentException notANumber) {
            // Told below: numbers that are none, or off the Earth.
        }
        return "must be country, latitude, longitude, kilometres: " + line;
    }

    private record Prefix(Address first, Address last) {}

    private static Optional<Prefix> prefix(String text) {
        int slash = text.indexOf('/');
        var address = Address.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        boolean isIpv4 = address.get().isIpv4() && text.indexOf(':') < 0;
        int most = isIpv4 ? 32 : 128;
        long length = slash < 0 ? most : number(text.substring(slash + 1));
        if (length < 0 || length > most) {
            return Optional.empty();
        }
        int bits = (int) length + 128 - most;
        return Optional.of(new Prefix(address.get().first(bits), address.get().last(bits)));
    }

    private static long number(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /// Lines that could not be read.
    public List<NetworkProblem> problems() {
        return List.copyOf(problems);
    }

    public Networks build() {
        return new Networks(this);
    }
}
