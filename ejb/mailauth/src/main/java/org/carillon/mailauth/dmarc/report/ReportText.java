package org.carillon.mailauth.dmarc.report;

/** Cleans untrusted texts for reports. */
final class ReportText {
  private ReportText() {}

  /**
   * Returns the text reduced to readable characters that XML allows (XML 1.0 §2.2), without white
   * space around it, and cut to {@code most} chars.
   */
  static String clean(String text, int most) {
    StringBuilder clean = new StringBuilder();
    text.strip()
        .codePoints()
        .limit(most)
        .forEach(c -> clean.appendCodePoint(isReadable(c) ? c : ' '));
    return clean.toString();
  }

  private static boolean isReadable(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.SURROGATE
        && Character.getType(c) != Character.FORMAT
        && (c & 0xFFFE) != 0xFFFE;
  }
}
