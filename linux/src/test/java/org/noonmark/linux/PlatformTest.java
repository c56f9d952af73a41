package org.noonmark.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlatformTest {
    @Test
    void knowsLinuxOnTwoArchitectures() {
        assertThatCode(() -> Platform.require("Linux", "amd64")).doesNotThrowAnyException();
        assertThatCode(() -> Platform.require("Linux", "aarch64")).doesNotThrowAnyException();
    }

    @Test
    void saysWhatItNeedsElsewhere() {
        assertThatThrownBy(() -> Platform.require("Mac OS X", "aarch64"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(
                        "Noonmark's sockets and clocks need Linux on x86-64 or aarch64;"
                                + " this host is Mac OS X on aarch64");
        assertThatThrownBy(() -> Platform.require("Linux", "riscv64"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void namesErrors() {
        assertThat(Errno.nameOf(Errno.EADDRINUSE)).isEqualTo("EADDRINUSE");
        assertThat(Errno.nameOf(4095)).isEqualTo("E4095");
    }

    @Test
    void pinsAThreadToACpuItMayUse() throws Exception {
        var cpus = new java.util.BitSet[1];
        var pinned =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                int last = CpuAffinity.ofCurrentThread().length() - 1;
                                CpuAffinity.pinCurrentThread(last);
                                cpus[0] = CpuAffinity.ofCurrentThread();
                            } catch (SystemCallException failed) {
                                throw new AssertionError(failed);
                            }
                        });
        pinned.join();
        assertThat(cpus[0].cardinality()).isEqualTo(1);
    }
}
