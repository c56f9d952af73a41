package org.noonmark.metrology.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.noonmark.metrology.stability.Statistic;

/// The figures of the types, and that the page shows the same.
final class ClockTypeTest {
    private static String table() {
        return Arrays.stream(ClockType.values())
                .flatMap(type ->
                        type.figures().stream()
                                .map(figure ->
                                        "| `%s` | %s | %s | %s |"
                                                .formatted(
                                                        type.label(),
                                                        figure.quantity().words(),
                                                        number(figure.value()),
                                                        figure.source())))
                .collect(Collectors.joining("\n"));
    }

    private static String number(double value) {
        return value >= 0.01
                ? Double.toString(value).replaceAll("\\.0$", "")
                : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }

    @Test
    void thePageShowsTheFiguresOfTheProgram() throws IOException {
        var page = Files.readString(Path.of("../docs/clocks.md"));
        assertThat(page).contains(table());
    }

    @ParameterizedTest
    @EnumSource
    void theNoiseHasTheDeviationsOfTheFigures(ClockType type) {
        var noise = type.model().noise();
        for (var figure : type.figures()) {
            switch (figure.quantity()) {
                case WHITE_FM ->
                        assertThat(Math.sqrt(noise.whiteFm() / 2))
                                .isCloseTo(figure.value(), within(1e-6 * figure.value()));
                case FLICKER_FM ->
                        assertThat(Math.sqrt(2 * Math.log(2) * noise.flickerFm()))
                                .isCloseTo(figure.value(), within(1e-6 * figure.value()));
                default -> assertThat(figure.source()).isNotBlank();
            }
        }
        assertThat(ClockType.parse(type.label())).contains(type);
    }

    /// Published Allan deviations that the model must meet as a sum.
    @Test
    void theModelsMeetTheDataSheets() {
        record Known(ClockType type, double tau, double least, double most) {}
        var known =
                List.of(
                        new Known(ClockType.CAESIUM_HIGH_PERFORMANCE, 1e5, 2e-14, 3e-14),
                        new Known(ClockType.CAESIUM_HIGH_PERFORMANCE, 30 * 86_400, 5e-15, 1e-14),
                        new Known(ClockType.CAESIUM_STANDARD, 1e5, 7e-14, 9e-14),
                        new Known(ClockType.ACTIVE_HYDROGEN_MASER, 1e4, 5e-16, 1.5e-15),
                        new Known(ClockType.ACTIVE_HYDROGEN_MASER, 2e6, 5e-16, 1.1e-15),
                        new Known(ClockType.CAESIUM_FOUNTAIN, 86_400, 2.4e-16, 2.7e-16));
        for (var each : known) {
            double deviation = each.type.model().noise().deviation(Statistic.ADEV, each.tau, 1);
            assertThat(deviation).as("%s", each).isBetween(each.least, each.most);
        }
    }
}
