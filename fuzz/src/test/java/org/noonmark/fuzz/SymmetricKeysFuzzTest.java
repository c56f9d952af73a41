package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.wire.ntp.SymmetricKeys;

class SymmetricKeysFuzzTest {
    private static final String KEYS =
            """
            # keys
            10 AES128 HEX:fc24971b5266dc46efe0e8084689b688
            1 MD5 ASCII:secretkey12345
            2 SHA1 secretkey12345
            3 secretkey12345
            """;

    @Test
    void readsOrNamesTheWrongLines() {
        Fuzz.of(SymmetricKeysFuzzTest.class, List.of(KEYS.getBytes(ISO_8859_1)))
                .run(
                        100_000,
                        input -> {
                            var text = new String(input, ISO_8859_1);
                            switch (SymmetricKeys.parse(text)) {
                                case SymmetricKeys.Parsed.Keys(var keys) ->
                                        Fuzz.same(keys.find(0).isEmpty(), true);
                                case SymmetricKeys.Parsed.Wrong(var problems) ->
                                        Fuzz.same(problems.isEmpty(), false);
                            }
                        });
    }
}
