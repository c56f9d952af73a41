package org.noonmark.checks.planted.natives;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/// A sample that must be found: it touches what only `linux` may.
@SuppressWarnings("restricted") // planted on purpose
public final class Native {
    Linker linker() {
        return Linker.nativeLinker();
    }

    MemorySegment larger(MemorySegment segment) {
        return segment.reinterpret(8);
    }
}
