package org.noonmark.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Looks C functions up and makes them callable.
final class NativeLibrary {
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();

    private static final VarHandle ERRNO =
            MethodHandles.insertCoordinates(
                    CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno")), 1, 0L);

    private NativeLibrary() {}

    /// A function whose handle takes a call state first and leaves `errno` in it.
    static MethodHandle capturing(String name, FunctionDescriptor descriptor) {
        return find(name, descriptor, Linker.Option.captureCallState("errno"));
    }

    /// As [#capturing], for a function with a variable number of arguments.
    static MethodHandle capturing(
            String name, FunctionDescriptor descriptor, Linker.Option variadic) {
        return find(name, descriptor, Linker.Option.captureCallState("errno"), variadic);
    }

    /// A function that may block and whose error number is lost: with plain numbers as arguments
    /// the call is so little code that the compiler always inlines it, and it never allocates.
    static MethodHandle plain(String name, FunctionDescriptor descriptor) {
        return find(name, descriptor);
    }

    /// A function that never blocks and whose error number nobody asks for.
    static MethodHandle critical(String name, FunctionDescriptor descriptor) {
        return find(name, descriptor, Linker.Option.critical(false));
    }

    @SuppressWarnings("restricted") // this module is the one that may
    private static MethodHandle find(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        Platform.require();
        var linker = Linker.nativeLinker();
        var address =
                linker.defaultLookup()
                        .find(name)
                        .orElseThrow(() -> new UnsupportedOperationException("no " + name));
        return linker.downcallHandle(address, descriptor, options);
    }

    /// Memory for the error number of one thread's calls.
    static MemorySegment newCallState(Arena arena) {
        return arena.allocate(CALL_STATE);
    }

    /// `result`, or `-errno` when `result` says that the call failed.
    static int resultOrErrno(int result, MemorySegment callState) {
        return result >= 0 ? result : -(int) ERRNO.get(callState);
    }
}
