package org.carillon.filter.icap;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.filter.AnswerReader;

/** The first line of an answer (RFC 3507 §4.3.3). */
final class IcapStatus {
  private static final int MOST_LINE = 8_192;
  private static final Pattern STATUS = Pattern.compile("ICAP/1\\.0 ([0-9]{3})(?: .*)?");

  private IcapStatus() {}

  static int read(AnswerReader in) throws IOException {
    String line = in.line(MOST_LINE);
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      throw new IOException("This is not an ICAP answer: " + line);
    }
    return Integer.parseInt(status.group(1));
  }
}
