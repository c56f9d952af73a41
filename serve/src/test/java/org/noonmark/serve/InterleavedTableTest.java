package org.noonmark.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterleavedTableTest {
    private final InterleavedTable table = new InterleavedTable(64);

    @Test
    void findsByTimestampAndClient() {
        table.put(11, 5, 100);
        assertThat(table.find(11, 5)).isEqualTo(100);
        assertThat(table.find(11, 6)).isEqualTo(InterleavedTable.UNKNOWN);
        assertThat(table.find(13, 5)).isEqualTo(InterleavedTable.UNKNOWN);
    }

    @Test
    void correctsAnEntryInPlace() {
        table.put(11, 5, 100);
        table.put(11, 5, 104);
        assertThat(table.find(11, 5)).isEqualTo(104);
    }

    @Test
    void forgetsTheOldestFirst() {
        for (int i = 1; i <= 1000; i++) {
            table.put(2L * i + 1, 5, 2L * i);
        }
        int known = 0;
        for (int i = 1; i <= 1000; i++) {
            known += table.find(2L * i + 1, 5) == 2L * i ? 1 : 0;
        }
        assertThat(known).isBetween(32, 64);
        assertThat(table.find(2001, 5)).isEqualTo(2000);
    }

    @Test
    void remembersAcrossTheEraChange() {
        long before = 0xFFFF_FFFF_FFFF_FFFEL;
        var small = new InterleavedTable(4);
        for (int i = 0; i < 4; i++) {
            small.put(2L * i + 1, 5, before - 2L * i);
        }
        small.put(99, 5, 2);
        assertThat(small.find(99, 5)).isEqualTo(2);
        assertThat(small.find(1, 5)).isEqualTo(before);
        assertThat(small.find(7, 5)).isEqualTo(InterleavedTable.UNKNOWN);
    }
}
