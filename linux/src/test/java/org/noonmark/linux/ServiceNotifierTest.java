package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceNotifierTest {
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment state = NativeLibrary.newCallState(arena);
    private int listener = -1;

    @AfterEach
    void close() {
        if (listener >= 0) {
            SocketCalls.close(state, listener);
        }
        arena.close();
    }

    private void listenAt(String name) {
        listener =
                SocketCalls.socket(
                        state, ServiceNotifier.AF_UNIX, ServiceNotifier.SOCK_DGRAM_CLOEXEC, 0);
        var sockaddr = ServiceNotifier.sockaddr(arena, name);
        assertThat(SocketCalls.bind(state, listener, sockaddr, (int) sockaddr.byteSize())).isZero();
    }

    private String heard() {
        var memory = arena.allocate(256);
        int length = SocketCalls.read(state, listener, memory, memory.byteSize());
        return new String(memory.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }

    @Test
    void tellsASocketInTheFileSystem(@TempDir Path folder) throws Exception {
        String name = folder.resolve("notify").toString();
        listenAt(name);
        try (var notifier = ServiceNotifier.connect(name)) {
            notifier.ready();
            assertThat(heard()).isEqualTo("READY=1");
            notifier.status("two\nlines");
            assertThat(heard()).isEqualTo("STATUS=two lines");
        }
    }

    @Test
    void tellsAnAbstractSocket() throws Exception {
        String name = "@noonmark-test-" + ProcessHandle.current().pid();
        listenAt(name);
        try (var notifier = ServiceNotifier.connect(name)) {
            notifier.watchdog();
            assertThat(heard()).isEqualTo("WATCHDOG=1");
            notifier.stopping();
            assertThat(heard()).isEqualTo("STOPPING=1");
        }
    }

    @Test
    void saysThatNobodyListens(@TempDir Path folder) {
        String name = folder.resolve("nobody").toString();
        assertThatThrownBy(() -> ServiceNotifier.connect(name))
                .isInstanceOf(SystemCallException.class)
                .hasMessageContaining("ENOENT");
    }

    @Test
    void refusesARelativePath() {
        assertThatThrownBy(() -> ServiceNotifier.connect("notify"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
