package org.carillon.format.vcard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes vCards in UTF-8. Lines are folded at 75 octets (RFC 6350 §3.2), between characters. */
public final class VCardWriter {
  private static final int LINE = 75;

  private final StringBuilder out = new StringBuilder(1024);

  private VCardWriter() {}

  public static byte[] octets(VCard card) {
    return text(card).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a card in its own version, as text. */
  public static String text(VCard card) {
    VCardWriter writer = new VCardWriter();
    writer.line("BEGIN:VCARD");
    writer.line("VERSION:" + card.version().text());
    for (VCardProperty property : card.properties()) {
      if (card.version() == VCardVersion.V2_1) {
        writer.old(property);
      } else {
        writer.folded(head(property) + ":" + printable(property.value()));
      }
    }
    writer.line("END:VCARD");
    return writer.out.toString();
  }

  private static String head(VCardProperty property) {
    StringBuilder head = new StringBuilder();
    if (!property.group().isEmpty()) {
      head.append(property.group()).append('.');
    }
    head.append(property.name());
    for (Map.Entry<String, List<String>> parameter : property.parameters().entrySet()) {
      if (!parameter.getValue().isEmpty()) {
        head.append(';').append(parameter.getKey()).append('=');
        head.append(
            parameter.getValue().stream()
                .map(VCardWriter::quoted)
                .collect(Collectors.joining(",")));
      }
    }
    return head.toString();
  }

  /** Returns a parameter's value, with carets for characters it can't contain (RFC 6868). */
  private static String quoted(String value) {
    String safe = printable(value.replace("^", "^^").replace("\n", "^n").replace("\"", "^'"));
    return safe.chars().anyMatch(c -> c == ':' || c == ';' || c == ',') ? '"' + safe + '"' : safe;
  }

  /** Removes control characters, which a vCard can't contain (RFC 6350 §3.3). */
  private static String printable(String text) {
    return text.chars().noneMatch(VCardWriter::isControl)
        ? text
        : text.chars()
            .filter(c -> !isControl(c))
            .collect(StringBuilder::new, (out, c) -> out.append((char) c), StringBuilder::append)
            .toString();
  }

  private static boolean isControl(int c) {
    return c < ' ' && c != '\t' || c == 0x7f;
  }

  private void line(String line) {
    out.append(line).append("\r\n");
  }

  private void folded(String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      int length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (octets + length > LINE) {
        out.append("\r\n ");
        octets = 1;
      }
      out.appendCodePoint(c);
      octets += length;
      i += Character.charCount(c);
    }
    out.append("\r\n");
  }

  /** Writes a property in version 2.1: types without name, quoted-printable beyond ASCII. */
  private void old(VCardProperty property) {
    StringBuilder head = new StringBuilder();
    if (!property.group().isEmpty()) {
      head.append(property.group()).append('.');
    }
    head.append(property.name());
    property
        .parameters()
        .forEach(
            (key, values) ->
                values.forEach(
                    value -> {
                      String plain = value.replaceAll("[:;,\"\\p{Cntrl}]", " ").strip();
                      head.append(';').append(key.equals(VCardProperty.TYPE) ? "" : key + "=");
                      head.append(key.equals(VCardProperty.TYPE) ? value.replace(",", ";") : plain);
                    }));
    if (property.parameter("ENCODING").isPresent()) {
      folded(head + ":" + property.value());
      out.append("\r\n");
      return;
    }
    String value = property.value();
    if (value.chars().allMatch(c -> c >= ' ' && c < 0x7f) && !value.contains("\\n")) {
      line(head + ":" + value);
      return;
    }
    quotedPrintable(
        head + ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:", value.replace("\\n", "\r\n"));
  }

  private void quotedPrintable(String head, String value) {
    out.append(head);
    int column = head.length();
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      int c = octet & 0xff;
      boolean plain = c >= ' ' && c < 0x7f && c != '=';
      if (column > LINE - 4) {
        out.append("=\r\n");
        column = 0;
      }
      out.append(plain ? String.valueOf((char) c) : "=%02X".formatted(c));
      column += plain ? 1 : 3;
    }
    out.append("\r\n");
  }
}
