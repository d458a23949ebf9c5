package org.carillon.filter.milter;

import java.nio.charset.StandardCharsets;
import org.carillon.format.mime.header.HeaderField;

/** Converts field values to and from the protocol: lines end with LF, one leading space is cut. */
final class FieldValue {
  private FieldValue() {}

  /** Returns the value as the filter sees it, with the space after the colon if it wants it. */
  static String shown(HeaderField field, boolean leading) {
    byte[] octets = field.header().octets();
    int begin = field.colon() + 1;
    String value =
        new String(octets, begin, field.end() - begin, StandardCharsets.UTF_8)
            .replace("\r\n", "\n")
            .replaceAll("[\r\n]+$", "");
    return !leading && value.startsWith(" ") ? value.substring(1) : value;
  }

  /**
   * Returns the value that a filter asks for, as it stands after the colon. No line of the result
   * can begin another field or end the header.
   *
   * @param leading true if the filter sends the space after the colon itself
   */
  static String taken(String said, boolean leading) {
    String value =
        said.replace("\0", "")
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .replaceAll("\n[ \t]*(?=\n|$)", "")
            .replaceAll("\n(?![ \t])", "\n\t")
            .replace("\n", "\r\n");
    return leading ? value : " " + value;
  }

  /** Returns whether a field can have this name (RFC 5322 §2.2). */
  static boolean isName(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':');
  }
}
