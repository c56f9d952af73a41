package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A match of a rule in a test: `12.5 login user=x bytes=7`.
record Sighting(long timeNanos, String rule, long index, Map<String, Object> fields) {
    static Sighting parse(String text, long index) {
        var words = text.trim().split(" +", -1);
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            var value = words[i].substring(equals + 1);
            fields.put(
                    words[i].substring(0, equals),
                    value.matches("-?[0-9]{1,9}") ? (Object) Long.valueOf(value) : value);
        }
        return new Sighting(
                new BigDecimal(words[0]).movePointRight(9).longValueExact(),
                words[1],
                index,
                fields);
    }

    Instant time() {
        return Times.instant(timeNanos);
    }

    TestEvent event() {
        return TestEvent.of(time(), fields);
    }

    Occurrence occurrence() {
        return Occurrence.of("log", index, time());
    }
}
