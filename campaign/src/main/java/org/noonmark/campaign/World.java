package org.noonmark.campaign;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Made-up countries and network providers, on reserved address ranges.
///
/// Countries have codes that ISO 3166 leaves to users (XA to XN); the site is in XA. Numbers of
/// autonomous systems are from the private range of RFC 6996.
final class World {
    /// Of the site.
    static final int HOME = 0;

    private static final long FIRST_AS = 4_200_000_000L;

    /// What a provider sells.
    enum Trade {
        ACCESS,
        MOBILE,
        DATA_CENTRE,
        VPN
    }

    /// @param latitude in degrees north, of its middle
    /// @param longitude in degrees east
    /// @param radiusKm within which all of it lies
    record Country(String code, double latitude, double longitude, int radiusKm, ZoneId zone) {}

    /// A provider with one prefix of /16.
    ///
    /// @param prefix first two bytes of its addresses
    record Carrier(long asn, String name, Trade type, int country, String prefix) {
        /// One of its addresses.
        String address(long key) {
            long mixed = (key * 0x9e3779b97f4a7c15L) >>> 40;
            return prefix + "." + ((mixed >>> 8) & 0xff) + "." + (1 + (mixed & 0xff) % 254);
        }
    }

    static final List<Country> COUNTRIES =
            List.of(
                    country("XA", 59, 15, 500, "Europe/Stockholm"),
                    country("XB", 52, 20, 400, "Etc/GMT-1"),
                    country("XC", 47, 3, 500, "Etc/GMT-1"),
                    country("XD", 53, -2, 400, "Etc/GMT"),
                    country("XE", 40, -4, 500, "Etc/GMT-1"),
                    country("XF", 39, -98, 2200, "Etc/GMT+6"),
                    country("XG", 36, 138, 700, "Etc/GMT-9"),
                    country("XH", 34, 105, 2000, "Etc/GMT-8"),
                    country("XJ", 22, 79, 1500, "Etc/GMT-5"),
                    country("XK", -25, 134, 2000, "Etc/GMT-10"),
                    country("XL", -10, -53, 2000, "Etc/GMT+3"),
                    country("XM", 30, 31, 600, "Etc/GMT-2"),
                    country("XN", 1, 104, 300, "Etc/GMT-8"));

    static final List<Carrier> PROVIDERS = providers();

    private World() {}

    private static Country country(
            String code, double latitude, double longitude, int radius, String zone) {
        return new Country(code, latitude, longitude, radius, ZoneId.of(zone));
    }

    private static List<Carrier> providers() {
        var all = new ArrayList<Carrier>();
        for (int country = 0; country < COUNTRIES.size(); country++) {
            int access = country == HOME ? 5 : 2;
            for (int i = 0; i < access; i++) {
                add(all, "Access", Trade.ACCESS, country);
            }
            add(all, "Mobile", Trade.MOBILE, country);
            add(all, "Hosting", Trade.DATA_CENTRE, country);
            if (country % 2 == 0) {
                add(all, "Cloud", Trade.DATA_CENTRE, country);
                add(all, "Privacy-VPN", Trade.VPN, country);
            }
        }
        return List.copyOf(all);
    }

    private static void add(List<Carrier> all, String name, Trade type, int country) {
        int index = all.size();
        all.add(
                new Carrier(
                        FIRST_AS + index,
                        "SYNTHETIC-" + name + "-" + COUNTRIES.get(country).code + "-" + index,
                        type,
                        country,
                        "240." + (10 + index)));
    }

    static List<Carrier> of(Trade type, int country) {
        return PROVIDERS.stream()
                .filter(one -> one.type == type && one.country == country)
                .toList();
    }

    static List<Carrier> of(Trade type) {
        return PROVIDERS.stream().filter(one -> one.type == type).toList();
    }

    /// First address, last address, number, country, name: separated by tabs.
    static String table() {
        var text = new StringBuilder();
        for (var one : PROVIDERS) {
            text.append(one.prefix).append(".0.0\t").append(one.prefix).append(".255.255\t");
            text.append(one.asn).append('\t').append(COUNTRIES.get(one.country).code);
            text.append('\t').append(one.name).append('\n');
        }
        return text.toString();
    }

    /// The numbers of one type, as lists of data centres and VPN providers are written.
    static String list(Trade type) {
        var text = new StringBuilder();
        for (var one : of(type)) {
            text.append("AS").append(one.asn).append(" # ").append(one.name).append('\n');
        }
        return text.toString();
    }

    static String countries() {
        var text = new StringBuilder("# SYNTHETIC\ncode,latitude,longitude,radius_km\n");
        for (var one : COUNTRIES) {
            text.append(one.code).append(',').append(one.latitude).append(',');
            text.append(one.longitude).append(',').append(one.radiusKm).append('\n');
        }
        return text.toString();
    }
}
