package org.noonmark.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;

class AutomatonTest {
    private static Map<String, Integer> numbered(List<String> texts) {
        var atoms = new HashMap<String, Integer>();
        texts.forEach(text -> atoms.putIfAbsent(text, atoms.size()));
        return atoms;
    }

    /// A state of `count` bits that trigger nothing.
    private static RouteState state(int count) {
        var triggers = Triggers.of(List.of(), count, _ -> 1);
        return new RouteState(
                new Route(List.of(), List.of(), List.of(), List.of(), null, List.of(), triggers));
    }

    private static Set<String> marked(Map<String, Integer> atoms, Consumer<RouteState> action) {
        var state = state(atoms.size());
        action.accept(state);
        var found = new HashSet<String>();
        atoms.forEach((word, atom) -> {
            if ((state.word(atom >> 6) >> atom & 1) != 0) {
                found.add(word);
            }
        });
        return found;
    }

    private static Set<String> found(Automaton automaton, Map<String, Integer> atoms, String text) {
        return marked(atoms, state -> automaton.scan(text.toCharArray(), text.length(), state));
    }

    @Test
    void findsTextsInsideOthers() {
        var atoms = numbered(List.of("he", "she", "his", "hers", "e"));
        var scanner = Automaton.of(atoms, 1 << 20, atoms.size());
        assertThat(found(scanner, atoms, "ushers"))
                .containsExactlyInAnyOrder("he", "she", "hers", "e");
        assertThat(found(scanner, atoms, "xx")).isEmpty();
    }

    @Test
    void takesLittleMemoryWhenTheTableWouldBeTooLarge() {
        var atoms = numbered(List.of("he", "she", "his", "hers", "e"));
        var sparse = Automaton.of(atoms, 10, atoms.size());
        assertThat(found(sparse, atoms, "ushers"))
                .containsExactlyInAnyOrder("he", "she", "hers", "e");
        assertThat(sparse.bytes()).isLessThan(1200);
    }

    @Test
    void bothFormsFindWhatIsThere() {
        Property.forAll(
                3000,
                (random, _) -> random.nextLong(),
                seed -> {
                    var random = new SplittableRandom(seed);
                    var words = new ArrayList<String>();
                    for (int i = random.nextInt(1, 12); i > 0; i--) {
                        words.add(word(random, random.nextInt(1, 5)));
                    }
                    var atoms = numbered(words);
                    var text = word(random, random.nextInt(random.nextBoolean() ? 12 : 120));
                    var expected = new HashSet<>(words);
                    expected.removeIf(word -> !text.contains(word));
                    for (int most : new int[] {0, 40, 1 << 20}) {
                        assertThat(found(Automaton.of(atoms, most, atoms.size()), atoms, text))
                                .describedAs("%s in %s", words, text)
                                .isEqualTo(expected);
                    }
                });
    }

    /// More than eight children a node, and characters beyond ASCII.
    private static String word(SplittableRandom random, int length) {
        var alphabet = random.nextBoolean() ? "ab" : "abcdefghijklmnäöü–";
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void triesFindWholesStartsAndEnds() {
        var atoms = numbered(List.of("", "a", "ab", "abc", "b"));
        var trie = Trie.of(atoms);
        assertThat(trie.whole("abc".toCharArray(), 2)).isEqualTo(atoms.get("ab"));
        assertThat(trie.whole("abd".toCharArray(), 3)).isEqualTo(Trie.NONE);
        assertThat(trie.whole("".toCharArray(), 0)).isEqualTo(atoms.get(""));
        assertThat(marked(atoms, state -> trie.starts("abx".toCharArray(), 3, state)))
                .containsExactlyInAnyOrder("", "a", "ab");
        assertThat(marked(atoms, state -> trie.ends("xba".toCharArray(), 3, state)))
                .containsExactlyInAnyOrder("", "a", "ab");
    }
}
