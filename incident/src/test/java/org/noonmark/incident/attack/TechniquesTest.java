package org.noonmark.incident.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.incident.Tactic;

class TechniquesTest {
    @Test
    void findsTechniquesAndTheOneAboveAnUnknownSubTechnique() {
        Techniques known = Techniques.known();

        assertThat(known.find("T1078.003").orElseThrow().name())
                .isEqualTo("Valid Accounts: Local Accounts");
        assertThat(known.find("T1021.099").orElseThrow().identifier()).isEqualTo("T1021");
        assertThat(known.find("T9999")).isEmpty();
    }

    @Test
    void readsTagsOfRulesOldAndNew() {
        assertThat(Techniques.tacticOfTag("attack.initial-access")).contains(Tactic.INITIAL_ACCESS);
        assertThat(Techniques.tacticOfTag("attack.initial_access")).contains(Tactic.INITIAL_ACCESS);
        assertThat(Techniques.tacticOfTag("attack.ta0040")).contains(Tactic.IMPACT);
        assertThat(Techniques.tacticOfTag("car.2016-04-005")).isEmpty();
        assertThat(Techniques.techniqueOfTag("attack.t1078")).contains("T1078");
        assertThat(Techniques.techniqueOfTag("attack.T1021.004")).contains("T1021.004");
        assertThat(Techniques.techniqueOfTag("attack.x-time-step")).contains("x-time-step");
        assertThat(Techniques.techniqueOfTag("attack.s0002")).isEmpty();
    }

    @Test
    void ownTechniquesAreNamedAsOwn() {
        assertThat(Techniques.known().all())
                .hasSizeGreaterThan(120)
                .allSatisfy(t ->
                        assertThat(t.identifier())
                                .matches(
                                        t.isOfAttack() ? "T\\d{4}(\\.\\d{3})?" : "x-time-[a-z-]+"));
    }
}
