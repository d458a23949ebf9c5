package org.carillon.mailauth.dmarc.report;

/** Strangers' texts on their way in and out. */
final class ReportText {
  private ReportText() {}

  /** What XML can hold (XML 1.0 §2.2) and people can read, without white space around it, cut. */
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
