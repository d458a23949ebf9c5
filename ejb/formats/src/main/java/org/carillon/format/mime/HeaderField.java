package org.carillon.format.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A header field, unfolded (RFC 5322 §2.2), as octets.
 *
 * @param name as written
 * @param value without white space around it
 */
public record HeaderField(String name, String value) {

  /** How many fields of a header are read; more are left out. */
  public static final int MOST_FIELDS = 10_000;

  /** The fields of a header, in their order. Lines that are no field are left out. */
  public static List<HeaderField> parse(byte[] header) {
    List<HeaderField> fields = new ArrayList<>();
    String name = null;
    StringBuilder value = new StringBuilder();
    int at = 0;
    while (at < header.length && fields.size() < MOST_FIELDS) {
      int end = at;
      while (end < header.length && header[end] != '\n') {
        end++;
      }
      int textEnd = end > at && header[end - 1] == '\r' ? end - 1 : end;
      if (textEnd == at) {
        break;
      }
      String line = new String(header, at, textEnd - at, StandardCharsets.ISO_8859_1);
      at = end + 1;
      if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        value.append(line);
        continue;
      }
      if (name != null) {
        fields.add(new HeaderField(name, value.toString().strip()));
      }
      int colon = line.indexOf(':');
      name = colon <= 0 ? null : line.substring(0, colon).stripTrailing();
      value.setLength(0);
      value.append(line, colon + 1, line.length());
    }
    if (name != null) {
      fields.add(new HeaderField(name, value.toString().strip()));
    }
    return fields;
  }
}
