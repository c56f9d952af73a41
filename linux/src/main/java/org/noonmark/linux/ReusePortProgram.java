package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A classic BPF program by which the kernel picks one of the sockets that share a port (`struct
/// sock_fprog`, `struct sock_filter`; socket(7), SO_ATTACH_REUSEPORT_CBPF).
final class ReusePortProgram {
    static final int SO_ATTACH_REUSEPORT_CBPF = 51;

    /// Offsets from here on count from the network header.
    private static final int NETWORK_HEADER = -0x100000;

    private static final int IPV4_SOURCE = 12;
    private static final int IPV6_SOURCE = 8;

    private static final int LOAD_WORD = 0x20;
    private static final int AND = 0x54;
    private static final int MULTIPLY = 0x24;
    private static final int SHIFT_RIGHT = 0x74;
    private static final int MODULO = 0x94;
    private static final int COPY_TO_X = 0x07;
    private static final int XOR_X = 0xAC;
    private static final int RETURN = 0x16;

    /// 2^32 divided by the golden ratio: spreads neighbouring networks.
    private static final int GOLDEN = 0x9E37_79B1;

    private static final long INSTRUCTION_BYTES = 8;
    private static final long PROGRAM_BYTES = 16;

    private ReusePortProgram() {}

    static MemorySegment bySource(Arena arena, boolean ipv6, int sockets) {
        int[][] load =
                ipv6
                        ? new int[][] {
                            {LOAD_WORD, NETWORK_HEADER + IPV6_SOURCE + 4},
                            {AND, 0xFFFF_0000},
                            {COPY_TO_X, 0},
                            {LOAD_WORD, NETWORK_HEADER + IPV6_SOURCE},
                            {XOR_X, 0},
                        }
                        : new int[][] {
                            {LOAD_WORD, NETWORK_HEADER + IPV4_SOURCE}, {AND, 0xFFFF_FF00},
                        };
        int[][] pick = {{MULTIPLY, GOLDEN}, {SHIFT_RIGHT, 16}, {MODULO, sockets}, {RETURN, 0}};
        int length = load.length + pick.length;
        var code = arena.allocate(length * INSTRUCTION_BYTES, 8);
        for (int i = 0; i < length; i++) {
            int[] instruction = i < load.length ? load[i] : pick[i - load.length];
            long at = i * INSTRUCTION_BYTES;
            code.set(JAVA_SHORT, at, (short) instruction[0]);
            code.set(JAVA_BYTE, at + 2, (byte) 0);
            code.set(JAVA_INT, at + 4, instruction[1]);
        }
        var program = arena.allocate(PROGRAM_BYTES, 8);
        program.set(JAVA_SHORT, 0, (short) length);
        program.set(JAVA_LONG, 8, code.address());
        return program;
    }
}
