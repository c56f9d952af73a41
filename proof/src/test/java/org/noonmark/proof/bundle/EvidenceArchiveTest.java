package org.noonmark.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Nothing is written that nobody reads.
final class EvidenceArchiveTest {
    private static final SampleEvidence SAMPLE = new SampleEvidence();

    private static EvidenceBundle many(int statements, int witnesses) {
        var signers = new SampleEvidence.Signer[witnesses];
        Arrays.fill(signers, SAMPLE.second);
        var one = SAMPLE.bundle(3, 4, SAMPLE.checkpoint(signers));
        return new EvidenceBundle(
                one.checkpoint(),
                one.policy(),
                Collections.nCopies(statements, one.statements().getFirst()),
                Map.of(),
                List.of(),
                one.software(),
                Map.of());
    }

    @Test
    void anArchiveIsNotLargerThanWhatIsRead() {
        var piece = new byte[EvidenceArchive.MAX_BYTES / 16];
        var files = new TreeMap<String, byte[]>();
        for (int i = 0; i < 16; i++) {
            files.put("f" + i, piece);
        }
        assertThatThrownBy(() -> EvidenceArchive.write(files))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256 MiB");
    }

    @Test
    void whatWouldBeTooLargeIsKnownBeforeItIsMade() {
        assertThat(SAMPLE.bundle().excess()).isEmpty();
        assertThat(many(7_000, 9).excess()).isEmpty();
        assertThat(many(30_000, 1).excess()).isEmpty();
        assertThat(many(33_000, 1).excess()).get().asString().contains("66004 files");
        assertThat(many(10_000, 9).excess())
                .get()
                .asString()
                .contains("nobody reads more than 256 MiB");
    }
}
