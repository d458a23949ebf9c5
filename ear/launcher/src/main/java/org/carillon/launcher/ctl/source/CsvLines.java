package org.carillon.launcher.ctl.source;

/** Which lines of separated values belong together (RFC 4180 §2): what is quoted goes over ends. */
final class CsvLines {
  private char separator;
  private boolean quoted;
  private boolean blank;

  /** Whether a record goes on behind its next line. */
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

  /** Whether the record that ended with the last line has nothing in it. */
  boolean isBlank() {
    return blank;
  }

  private boolean isBlank(String line) {
    return line.chars()
        .allMatch(
            one ->
                one == separator || one == '"' || one == '\uFEFF' || Character.isWhitespace(one));
  }

  /** The server's choice: whichever of them there are most of in the first line. */
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
