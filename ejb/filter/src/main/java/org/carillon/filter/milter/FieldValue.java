package org.carillon.filter.milter;

import java.nio.charset.StandardCharsets;
import org.carillon.format.mime.header.HeaderField;

/** Values of fields as the protocol has them: lines end with LF, and one leading space is mute. */
final class FieldValue {
  private FieldValue() {}

  /**
   * What a filter is shown of a field.
   *
   * @param leading whether it wants to see the space behind the colon
   */
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
   * What a filter wants a value to be, behind the colon: no line of it can begin a field of its own
   * or end the header.
   *
   * @param leading whether it says the space behind the colon itself
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

  /** Whether a field can be called so (RFC 5322 §2.2). */
  static boolean isName(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':');
  }
}
