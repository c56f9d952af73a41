package org.noonmark.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
    @ParameterizedTest
    @CsvSource({
        "ntp.example, ntp.example, 123",
        "ntp.example:1123, ntp.example, 1123",
        "192.0.2.1:7, 192.0.2.1, 7",
        "2001:db8::1, 2001:db8::1, 123",
        "[2001:db8::1], 2001:db8::1, 123",
        "[::1]:11123, ::1, 11123",
    })
    void readsWhatPeopleWrite(String text, String host, int port) {
        assertThat(HostAndPort.parse(text, 123)).contains(new HostAndPort(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":123",
                "host:",
                "host:0",
                "host:65536",
                "host:x",
                "[::1",
                "[]",
                "[::1]x"
            })
    void refusesTheRest(String text) {
        assertThat(HostAndPort.parse(text, 123)).isEmpty();
    }
}
