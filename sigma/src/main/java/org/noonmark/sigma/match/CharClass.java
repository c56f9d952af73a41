package org.noonmark.sigma.match;

import java.util.BitSet;

/// Characters that a class of a regular expression may stand for, in either case: at least all that
/// it does. Whatever is not ASCII counts as a member.
final class CharClass {
    private static final int ASCII = 128;
    private static final CharClass ANY = all();

    private final BitSet members;
    private boolean isExact = true;

    private CharClass(BitSet members) {
        this.members = members;
    }

    private static CharClass all() {
        var members = new BitSet();
        members.set(0, ASCII);
        return new CharClass(members).inexact();
    }

    private CharClass inexact() {
        isExact = false;
        return this;
    }

    static CharClass any() {
        return ANY;
    }

    static CharClass of(char c) {
        var members = new BitSet();
        add(members, c, c);
        return c < ASCII ? new CharClass(members) : any();
    }

    /// The class that stands in brackets, without them; [#any] when that is not sure.
    static CharClass inBrackets(String inside) {
        boolean isNegated = inside.startsWith("^");
        var members = new BitSet();
        for (int i = isNegated ? 1 : 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c == '\\' && i + 1 < inside.length()) {
                var escaped = escaped(inside.charAt(++i));
                if (!escaped.isExact || inside.startsWith("-", i + 1)) {
                    return any();
                }
                members.or(escaped.members);
            } else if (c == '[' || c == '\\' || c >= ASCII) {
                return any();
            } else if (i + 2 < inside.length() && inside.charAt(i + 1) == '-') {
                char last = inside.charAt(i + 2);
                if (last == '\\' || last == '[' || last >= ASCII || last < c) {
                    return any();
                }
                add(members, c, last);
                i += 2;
            } else {
                add(members, c, c);
            }
        }
        // What a negated class leaves out, it leaves out in one case only.
        return isNegated ? any() : new CharClass(members);
    }

    /// What stands behind a backslash; [#any] for positions and what is not sure.
    static CharClass escaped(char c) {
        var members = new BitSet();
        switch (c) {
            case 'd' -> add(members, '0', '9');
            case 's' -> " \t\n\f\r".chars().forEach(members::set);
            case 'n' -> members.set('\n');
            case 'r' -> members.set('\r');
            case 't' -> members.set('\t');
            case 'w' -> {
                add(members, '0', '9');
                add(members, 'a', 'z');
                members.set('_');
            }
            default -> {
                if (c >= ASCII || Character.isLetterOrDigit(c)) {
                    return any();
                }
                members.set(c);
            }
        }
        return new CharClass(members);
    }

    private static void add(BitSet members, char first, char last) {
        for (char c = first; c <= last; c++) {
            members.set(Character.toLowerCase(c));
            members.set(Character.toUpperCase(c));
        }
    }

    boolean has(char c) {
        return c >= ASCII || members.get(c);
    }

    /// The members without case; empty when there are more than `most`, or when they are not sure.
    String folded(int most) {
        if (!isExact) {
            return "";
        }
        var text = new StringBuilder();
        for (int c = members.nextSetBit(0); c >= 0; c = members.nextSetBit(c + 1)) {
            char folded = (char) LetterCase.fold(c);
            if (text.indexOf(String.valueOf(folded)) < 0) {
                text.append(folded);
            }
        }
        return text.length() <= most ? text.toString() : "";
    }

    /// True when so many members stand side by side somewhere in a text.
    boolean hasRun(String text, int length) {
        int at = length - 1;
        while (at < text.length()) {
            int start = at;
            while (start > at - length && has(text.charAt(start))) {
                start--;
            }
            if (start == at - length) {
                return true;
            }
            at = start + length;
        }
        return false;
    }
}
