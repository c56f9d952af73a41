package org.noonmark.wire.roughtime;

/// The tags of Roughtime messages as unsigned little-endian numbers, in their order (RFC 10049
/// section 12.3).
final class RoughtimeTag {
    static final int SIG = 0x0047_4953;
    static final int VER = 0x0052_4556;
    static final int SRV = 0x0056_5253;
    static final int NONC = 0x434e_4f4e;
    static final int DELE = 0x454c_4544;
    static final int TYPE = 0x4550_5954;
    static final int PATH = 0x4854_4150;
    static final int RADI = 0x4944_4152;
    static final int PUBK = 0x4b42_5550;
    static final int MIDP = 0x5044_494d;
    static final int SREP = 0x5045_5253;
    static final int VERS = 0x5352_4556;
    static final int MINT = 0x544e_494d;
    static final int ROOT = 0x544f_4f52;
    static final int CERT = 0x5452_4543;
    static final int MAXT = 0x5458_414d;
    static final int INDX = 0x5844_4e49;
    static final int ZZZZ = 0x5a5a_5a5a;

    private RoughtimeTag() {}
}
