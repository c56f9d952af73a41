package org.noonmark.app.plot;

import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.util.ArrayList;

/// Text in which `_` lowers the letter after it: `σ_y(τ)`.
final class Subscripts {
    private Subscripts() {}

    static AttributedString of(String text) {
        var plain = new StringBuilder();
        var lowered = new ArrayList<Integer>();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '_' && i + 1 < text.length()) {
                lowered.add(plain.length());
            } else {
                plain.append(text.charAt(i));
            }
        }
        var attributed = new AttributedString(plain.toString());
        for (int at : lowered) {
            attributed.addAttribute(
                    TextAttribute.SUPERSCRIPT, TextAttribute.SUPERSCRIPT_SUB, at, at + 1);
        }
        return attributed;
    }
}
