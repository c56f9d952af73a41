package org.noonmark.linux;

/// `struct mmsghdr`, which is `struct msghdr` and the number of bytes moved, and `struct iovec`.
///
/// | byte | field | bytes |
/// |---|---|---|
/// | 0 | name, pointer | 8 |
/// | 8 | name length | 4, and 4 of padding |
/// | 16 | iovec, pointer | 8 |
/// | 24 | number of iovecs | 8 |
/// | 32 | control, pointer | 8 |
/// | 40 | control length | 8 |
/// | 48 | flags, set by the kernel | 4, and 4 of padding |
/// | 56 | datagram's length, set by the kernel | 4, and 4 of padding |
final class MessageHeader {
    static final long NAME = 0;
    static final long NAME_LENGTH = 8;
    static final long VECTOR = 16;
    static final long VECTOR_COUNT = 24;
    static final long CONTROL = 32;
    static final long CONTROL_LENGTH = 40;
    static final long FLAGS = 48;
    static final long LENGTH = 56;
    static final long BYTES = 64;

    /// `struct iovec`: base pointer and length.
    static final long VECTOR_BASE = 0;

    static final long VECTOR_LENGTH = 8;
    static final long VECTOR_BYTES = 16;

    private MessageHeader() {}
}
