package org.noonmark.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.app.ledger.CorrectionInbox.Asked;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

class CorrectionInboxTest {
    private static final Asked ASKED =
            new Asked(
                    7,
                    new Correction(
                            3,
                            "0a".repeat(32),
                            "Circular T 400",
                            TimeInterval.around(
                                    new TaiInstant(1_800_000_037L, 5_000_000_000L),
                                    TimeDelta.ofNanos(4))));

    @TempDir Path folder;

    private CorrectionInbox inbox() throws IOException {
        var inbox = new CorrectionInbox(folder.resolve("corrections"));
        inbox.make();
        return inbox;
    }

    private String refusal(String text) throws IOException {
        var file = Files.writeString(folder.resolve("x.json"), text);
        return inbox().read(file) instanceof CorrectionInbox.Read.Refused(var reason) ? reason : "";
    }

    @Test
    void whatIsPutIsRead() throws IOException {
        assertThat(inbox().next()).isEmpty();
        var file = inbox().put(List.of(ASKED));
        assertThat(inbox().next()).contains(file);
        assertThat(inbox().read(file)).isEqualTo(new CorrectionInbox.Read.Good(List.of(ASKED)));
    }

    @Test
    void anythingElseIsRefusedWithAReason() throws IOException {
        var good =
                new String(
                        CorrectionInbox.encode(List.of(ASKED)),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(refusal(good)).isEmpty();
        assertThat(refusal("")).contains("no canonical JSON");
        assertThat(refusal(good + "\n")).contains("no canonical JSON");
        assertThat(refusal("[]")).contains("no canonical JSON");
        assertThat(refusal(good.replace("corrections-1", "corrections-2"))).contains("format");
        assertThat(refusal(good.replace("\"index\":7", "\"index\":-7"))).contains("correction 0");
        assertThat(refusal(good.replace("\"tick\":3", "\"tick\":\"3\""))).contains("correction 0");
        assertThat(refusal(good.replace("0a0a", "0A0a"))).contains("correction 0");
        assertThat(refusal(good.replace("\"1800000037", "\"9".repeat(1) + "9".repeat(28))))
                .contains("correction 0");
        assertThat(refusal(good.replace("Circular", "C".repeat(300)))).contains("correction 0");
        var none =
                new String(
                        CorrectionInbox.encode(List.of()), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(refusal(none)).contains("1 to 1000");
        var many = CorrectionInbox.encode(Collections.nCopies(1001, ASKED));
        assertThat(refusal(new String(many, java.nio.charset.StandardCharsets.UTF_8)))
                .contains("1 to 1000");
        assertThat(refusal(" ".repeat(1 << 20 | 1))).contains("at most 1 MiB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "own scale, within an hour",
                "own scale; says PTB",
                "own\u00a0scale; says PTB",
                " Own  SCALE",
                "",
                "a\\nb",
                "\\u202eb"
            })
    void wordsOfTheStationItselfAndWhatNobodySeesAreNoBasis(String basis) throws IOException {
        var good =
                new String(
                        CorrectionInbox.encode(List.of(ASKED)),
                        java.nio.charset.StandardCharsets.UTF_8);
        var spelt = basis.replace("\\u202e", "\u202e");
        assertThat(refusal(good.replace("Circular T 400", spelt)))
                .contains("correction 0, from 0: the basis");
    }

    @Test
    void whatHasBeenTakenIsFoundAfterACrash() throws IOException {
        var file = inbox().put(List.of(ASKED));
        var taken = inbox().take(file);
        assertThat(file).doesNotExist();
        assertThat(inbox().next()).contains(taken);
        assertThat(inbox().take(taken)).isEqualTo(taken);
        assertThat(inbox().read(taken)).isInstanceOf(CorrectionInbox.Read.Good.class);
    }

    @Test
    void whatIsRefusedIsMovedAsideWithTheReason() throws IOException {
        var file = inbox().put(List.of(ASKED));
        inbox().refuse(file, "because");
        assertThat(inbox().next()).isEmpty();
        var aside = file.resolveSibling("refused").resolve(file.getFileName());
        assertThat(aside).exists();
        assertThat(Path.of(aside + ".reason")).hasContent("because\n");
    }

    @Test
    void aFileOfOffsetsIsReadLineByLine() {
        var file =
                OffsetFile.parse(
                        """
                        # published
                        2026-11-23T00:00:00Z -0.0000012 0.0000001  # UTC(k)

                        2026-11-23T00:00:00Z 1e-9 1
                        yesterday 1 1
                        2026-11-23T00:00:00Z 1 -1
                        2026-11-23T00:00:00Z 1
                        """);
        assertThat(file.lines()).hasSize(1);
        assertThat(file.lines().getFirst().stationMinusUtc()).isEqualTo(TimeDelta.ofNanos(-1200));
        assertThat(file.lines().getFirst().number()).isEqualTo(2);
        assertThat(file.mistakes()).hasSize(4).allMatch(line -> line.matches("line [4567]: .*"));
    }
}
