package org.carillon.launcher.ctl.source;

/** Finds the lines of separated values that form a record (RFC 4180 §2). */
final class CsvLines {
  private char separator;
  private boolean quoted;
  private boolean blank;

  /** Returns whether the record continues after this line. */
  boolean goesOn(String line) {
    if (separator == 0) {
      separator = separator(line);
    }
    blank = (quoted ? blank : true) && isBlank(line);
    boolean begins = !quoted;
    for (int at = line.startsWith("\uFEFF") ? 1 : 0; at < line.length(); at++) {
      char one = line.charAt(at);
      if (quoted) {
        if (one == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
          at++;
        } else if (one == '"') {
          quoted = false;
        }
      } else if (begins && one == '"') {
        quoted = true;
        begins = false;
      } else {
        begins = one == separator;
      }
    }
    return quoted;
  }

  /** Returns whether the record that ended with the last line is empty. */
  boolean isBlank() {
    return blank;
  }

  private boolean isBlank(String line) {
    return line.chars()
        .allMatch(
            one ->
                one == separator || one == '"' || one == '\uFEFF' || Character.isWhitespace(one));
  }

  /** Chooses as the server does: the separator that is most frequent in the first line. */
  private static char separator(String line) {
    char most = ',';
    for (char one : new char[] {';', '\t'}) {
      if (count(line, one) > count(line, most)) {
        most = one;
      }
    }
    return most;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(one -> one == wanted).count();
  }
}
