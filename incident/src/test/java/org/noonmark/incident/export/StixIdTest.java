package org.noonmark.incident.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.guard.signal.Entity;

/// The first identifier is the example of STIX 2.1, section 2.9; the others are those that other
/// programs derive. (The examples of section 6 are not derived by the rule of section 2.9.)
class StixIdTest {
    private static String id(Entity.Kind kind, String name) {
        return Observable.of(new Entity(kind, name)).id();
    }

    @Test
    void observablesHaveTheIdentifiersThatEverybodyDerives() {
        assertThat(id(Entity.Kind.ADDRESS, "198.51.100.3"))
                .isEqualTo("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4");
        assertThat(id(Entity.Kind.ADDRESS, "2001:db8::1"))
                .isEqualTo("ipv6-addr--6469e3a9-b053-5e34-a025-9396ae051d26");
        assertThat(id(Entity.Kind.NETWORK, "AS15139 Example Ltd"))
                .isEqualTo("autonomous-system--3aa27478-50b5-5ab8-9da9-cdc12b657fff");
    }

    @Test
    void canonicalStringsEscapeAsLittleAsPossible() {
        assertThat(StixId.canonical("a\"\\/\b\t\n\f\r\u0001\u007f\u20ac"))
                .isEqualTo("\"a\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\u007f\u20ac\"");
    }
}
