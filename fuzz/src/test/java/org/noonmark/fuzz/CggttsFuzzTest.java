package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.cggtts.CggttsFile;
import org.noonmark.metrology.cggtts.CggttsOutcome;
import org.noonmark.metrology.cggtts.CggttsReader;
import org.noonmark.metrology.cggtts.CggttsVersion;
import org.noonmark.metrology.cggtts.CggttsWriter;
import org.noonmark.metrology.cggtts.Checksum;
import org.noonmark.metrology.cggtts.Link;
import org.noonmark.metrology.cggtts.RawTracks;
import org.noonmark.metrology.cggtts.Selection;
import org.noonmark.metrology.cggtts.Station;

class CggttsFuzzTest {
    private static final String NAMES =
            "CL  MJD  STTIME TRKL ELV AZTH   REFSV      SRSV     %s    %s  DSG IOE MDTR SMDT MDIO SMDI ";
    private static final List<byte[]> FILES =
            Stream.of(
                            "CGGTTS     GENERIC DATA FORMAT VERSION = 2E\nLAB = L\nX = +1.0 m\n"
                                    + "INT DLY = 53.9 ns (GPS C1), 49.8 ns (GPS C2)     CAL_ID = 1\n"
                                    + "REF = UTC(L)\nCKSUM = F3\n\nSAT "
                                    + NAMES.formatted("REFSYS", "SRSYS")
                                    + "MSIO SMSI ISG FR HC FRC CK\n             hhmmss  s\n"
                                    + "E03 FF 60258 001000  780 139  548     +723788    +14        -302    -14    2 076  325  -36   32   -3   20  +20   3  0  0  E1 A5\n"
                                    + "E03 FF 60258 001000  780 139  548     +723772    +26        -318     -1    2 076  325  -36   55   -6   35  +36   5  0  0  E5 AF\n",
                            "GGTTS GPS DATA FORMAT VERSION = 01\nLAB = L\nINT DLY = 46.5 ns\nCKSUM = 26\n\nPRN "
                                    + NAMES.formatted("REFGPS", "SRGPS")
                                    + "CK\n             hhmmss  s\n"
                                    + " 25 FF 57490 001000  780 674 3084    +1535520   +101      +22077    +30   13 079   88   +3  126  +12 2D\n",
                            " RAW CLOCK RESULTS\r\nLAB = U\r\nCOMMENTS =\r\nINT DLY =    0.0 ns (GAL E1 ),\r\nPRN "
                                    + NAMES.formatted("REFSYS", "SRSYS")
                                    + "MSIO SMSI ISG FR HC FRC CK\r\n             hhmmss\r\n"
                                    + "E02    60559 140800      164 1424    -1017101             554792              41  261         0      1461                 E1\r\n")
                    .map(text -> text.getBytes(ISO_8859_1))
                    .toList();

    @Test
    void readsOrSaysWhatIsWrong() {
        Fuzz.of(CggttsFuzzTest.class, FILES).run(60_000, CggttsFuzzTest::read);
    }

    private static void read(byte[] input) {
        switch (CggttsReader.read(input)) {
            case CggttsOutcome.Rejected(var defect) -> Fuzz.same(defect.line() >= 0, true);
            case CggttsOutcome.Read(var file) -> {
                long bad =
                        file.tracks().stream()
                                .filter(line -> line.checksum() == Checksum.Verdict.BAD)
                                .count();
                Fuzz.same(file.usable().size() + bad <= file.tracks().size(), true);
                Fuzz.same(file.lost() >= bad, true);
                if (file.header().version() == CggttsVersion.RAW) {
                    RawTracks.of(file.usable());
                }
                writesBack(file);
                for (var code : Station.codes(file.usable())) {
                    var station = Station.of("A", file.usable(), code, Selection.USUAL);
                    Link.of(Link.Method.COMMON_VIEW, station, station, Selection.USUAL)
                            .epochs()
                            .forEach(epoch -> Fuzz.same(epoch.aMinusBNanos(), 0.0));
                }
            }
        }
    }

    private static void writesBack(CggttsFile file) {
        var fitting = file.usable().stream().filter(CggttsWriter::fits).toList();
        var position = file.header().position();
        if (!Double.isFinite(position.x() + position.y() + position.z())) {
            return;
        }
        if (CggttsReader.read(CggttsWriter.write(file.header(), fitting))
                instanceof CggttsOutcome.Read(var back)) {
            Fuzz.same(back.usable().size(), fitting.size());
            Fuzz.same(back.header().checksum(), Checksum.Verdict.GOOD);
        } else {
            throw new AssertionError("what was written cannot be read");
        }
    }
}
