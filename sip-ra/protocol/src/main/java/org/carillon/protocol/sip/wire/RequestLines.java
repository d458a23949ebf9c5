package org.carillon.protocol.sip.wire;

/** Recognizes valid request lines, strictly (RFC 3261 §7.1, §25.1). */
final class RequestLines {
  private static final String VERSION = "SIP/";
  private static final String TOKEN_MARKS = "-.!%*_+`'~";
  private static final String SCHEME_MARKS = "+-.";

  private RequestLines() {}

  /** Returns true for a method, a URI with a scheme, and a version, with one space between each. */
  static boolean isOne(String line) {
    int method = span(line, 0, TOKEN_MARKS);
    if (method == 0 || !is(line, method, ' ')) {
      return false;
    }
    int uri = method + 1;
    int colon = span(line, uri, SCHEME_MARKS);
    if (colon == uri || !isLetter(line.charAt(uri)) || !is(line, colon, ':')) {
      return false;
    }
    int end = colon + 1;
    while (end < line.length() && isOfUri(line.charAt(end))) {
      end++;
    }
    return end > colon + 1 && is(line, end, ' ') && isVersion(line, end + 1);
  }

  private static boolean isVersion(String line, int from) {
    int digits = from + VERSION.length();
    if (!line.regionMatches(true, from, VERSION, 0, VERSION.length()) || digits == line.length()) {
      return false;
    }
    for (int i = digits; i < line.length(); i++) {
      if (!isDigit(line.charAt(i)) && line.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }

  /** Returns the end of a run of letters, digits and these marks. */
  private static int span(String line, int from, String marks) {
    int at = from;
    while (at < line.length()
        && (isLetter(line.charAt(at))
            || isDigit(line.charAt(at))
            || marks.indexOf(line.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  private static boolean is(String line, int at, char wanted) {
    return at < line.length() && line.charAt(at) == wanted;
  }

  private static boolean isOfUri(char each) {
    return each > ' ' && each != '<' && each != '>' && each != '"';
  }

  private static boolean isLetter(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
