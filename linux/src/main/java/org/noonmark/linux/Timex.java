package org.noonmark.linux;

/// `struct timex` (ntp_adjtime(3)) on a 64-bit host: offsets in bytes of the fields used here.
///
/// | byte | field | type, unit |
/// |---|---|---|
/// | 0 | modes: which fields to set | int |
/// | 8 | offset | long, µs, or ns with STA_NANO |
/// | 16 | freq | long, 2^-16 ppm |
/// | 24 | maxerror | long, µs |
/// | 32 | esterror | long, µs |
/// | 40 | status | int |
/// | 48 | constant: of the PLL; also the value of MOD_TAI | long |
/// | 160 | tai: TAI - UTC | int, s |
final class Timex {
    static final long MODES = 0;
    static final long OFFSET = 8;
    static final long FREQUENCY = 16;
    static final long MAX_ERROR = 24;
    static final long ESTIMATED_ERROR = 32;
    static final long STATUS = 40;
    static final long CONSTANT = 48;
    static final long TAI = 160;
    static final long BYTES = 208;

    static final int MOD_OFFSET = 0x0001;
    static final int MOD_FREQUENCY = 0x0002;
    static final int MOD_MAX_ERROR = 0x0004;
    static final int MOD_ESTIMATED_ERROR = 0x0008;
    static final int MOD_STATUS = 0x0010;
    static final int MOD_TIME_CONSTANT = 0x0020;
    static final int MOD_TAI = 0x0080;
    static final int MOD_NANO = 0x2000;

    static final int STA_PLL = 0x0001;
    static final int STA_INSERT = 0x0010;
    static final int STA_DELETE = 0x0020;
    static final int STA_UNSYNCHRONISED = 0x0040;
    static final int STA_NANO = 0x2000;

    /// State TIME_ERROR: the clock is not synchronised.
    static final int TIME_ERROR = 5;

    /// One unit of the frequency field.
    static final double FREQUENCY_UNIT = 1e-6 / 65_536;

    private Timex() {}
}
