package org.noonmark.app.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.noonmark.behaviour.site.Site;

/// What an operator says about hosts, people and networks, as it stands in a file:
///
/// ```toml
/// [site]
/// zone = "Europe/Stockholm"
///
/// [[host]]
/// name = "ntp1"
/// addresses = ["10.20.0.11"]
/// timing = true
///
/// [[person]]
/// name = "M. Lind"
/// accounts = ["mlind"]
///
/// [[network]]
/// name = "office"
/// prefix = "10.10.0.0/16"
/// use = "office"
/// ```
public sealed interface SiteFile {
    record Good(Site site) implements SiteFile {}

    /// Everything that is wrong.
    ///
    /// @param problems in the order of the file, never empty
    record Bad(List<Problem> problems) implements SiteFile {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /// The longest file: some 100,000 hosts and people.
    int MAX_BYTES = 16 << 20;

    /// Reads such a file; never throws, whatever the bytes are.
    ///
    /// @param name of the file, for messages
    static SiteFile read(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return bad(name, "is larger than 16 MiB");
        }
        var toml = new TomlReader(name, SiteKeys.SECTIONS);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            toml.read(text.toString());
        } catch (CharacterCodingException notUtf8) {
            return bad(name, "is not UTF-8 text");
        }
        SiteKeys.check(toml);
        var problems = toml.problems().stream().sorted().distinct().toList();
        return problems.isEmpty() ? new Good(SiteKeys.of(toml)) : new Bad(problems);
    }

    private static SiteFile bad(String name, String message) {
        return new Bad(List.of(new Problem(name, 1, 1, "file", message)));
    }
}
