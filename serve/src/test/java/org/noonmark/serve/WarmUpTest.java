package org.noonmark.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.linux.HostClocks;

class WarmUpTest {
    @Test
    void isAnsweredOftenEnoughToBeCompiled() throws Exception {
        assertThat(WarmUp.run(HostClocks.open())).isGreaterThan(1_000);
    }
}
