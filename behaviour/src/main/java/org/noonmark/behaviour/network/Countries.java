package org.noonmark.behaviour.network;

import java.util.HashMap;
import java.util.Map;

/// Where countries are.
///
/// Coordinates as the World Factbook gives them (rounded to degrees); the radius is our own
/// estimate of the way from there to the farthest inhabited part, on the large side, so that
/// nobody's journey inside a country is impossible. A country that is missing is unknown: no
/// journey to or from it is judged.
final class Countries {
    private static final String TABLE =
            """
            AE 24 54 350, AR -34 -64 2400, AT 47 13 400, AU -27 133 2500, BD 24 90 450,
            BE 51 4 200, BG 43 25 350, BR -10 -55 2800, CA 60 -95 3500, CH 47 8 250,
            CL -30 -71 2900, CN 35 105 3300, CO 4 -72 1200, CY 35 33 150, CZ 50 15 350,
            DE 51 9 550, DK 56 10 450, EE 59 26 250, EG 27 30 800, ES 40 -4 2200,
            FI 64 26 700, FR 46 2 800, GB 54 -2 800, GR 39 22 600, HK 22 114 60,
            HR 45 15 450, HU 47 20 350, ID -5 120 3000, IE 53 -8 350, IL 31 35 300,
            IN 20 77 2000, IR 32 53 1300, IS 65 -18 350, IT 43 13 800, JP 36 138 1700,
            KE 1 38 700, KR 37 128 450, KZ 48 68 1700, LT 56 24 250, LU 50 6 70,
            LV 57 25 300, MA 32 -5 1300, MD 47 29 250, MX 23 -102 1900, MY 3 113 1400,
            NG 10 8 900, NL 53 6 250, NO 62 10 1400, NZ -41 174 1300, PH 13 122 1100,
            PK 30 70 1100, PL 52 20 500, PT 40 -8 1800, RO 46 25 500, RS 44 21 350,
            RU 60 100 5000, SA 25 45 1300, SE 62 15 900, SG 1 104 50, SI 46 15 170,
            SK 49 20 300, TH 15 100 1000, TR 39 35 1000, TW 24 121 350, UA 49 32 800,
            US 38 -97 7500, VN 16 108 1000, ZA -29 24 1200
            """;

    static final Map<String, Place> PLACES = read();

    private Countries() {}

    private static Map<String, Place> read() {
        var places = new HashMap<String, Place>();
        for (var entry : TABLE.strip().split(",\\s*", -1)) {
            var words = entry.strip().split(" ", -1);
            places.put(
                    words[0],
                    new Place(
                            Double.parseDouble(words[1]),
                            Double.parseDouble(words[2]),
                            Double.parseDouble(words[3])));
        }
        return Map.copyOf(places);
    }
}
