package org.carillon.contract.script;

import java.text.Normalizer;

/** The rules for names of scripts (RFC 5804 §1.6). */
public final class ScriptName {
  private static final int LONGEST = 128;

  private ScriptName() {}

  /** Returns whether a name is valid: it consists of visible characters in their composed form. */
  public static boolean isValid(String name) {
    return !name.isBlank()
        && name.codePointCount(0, name.length()) <= LONGEST
        && name.codePoints().noneMatch(ScriptName::isForbidden)
        && Normalizer.isNormalized(name, Normalizer.Form.NFC);
  }

  private static boolean isForbidden(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c >= 0xd800 && c <= 0xdfff;
  }
}
