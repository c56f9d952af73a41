package org.noonmark.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
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
        var cpus =
                onAThread(() -> {
                    int last = CpuAffinity.ofCurrentThread().length() - 1;
                    CpuAffinity.pinCurrentThread(last);
                    return CpuAffinity.ofCurrentThread();
                });
        assertThat(cpus.cardinality()).isEqualTo(1);
    }

    @Test
    void shortensTheSliceWhereTheKernelKnowsSlices() throws Exception {
        long before = onAThread(WakeUpLatency::sliceNanos);
        long after =
                onAThread(() -> {
                    WakeUpLatency.shortenSlice(100_000);
                    return WakeUpLatency.sliceNanos();
                });
        assertThat(after).isEqualTo(before == 0 ? 0 : 100_000);
    }

    /// The result of `action` on a thread of its own, so that this one stays as it is.
    private static <T> T onAThread(Callable<T> action) throws Exception {
        var task = new FutureTask<>(action);
        Thread.ofPlatform().start(task);
        return task.get();
    }
}
