package org.carillon.format.mime.insert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.SourceStream;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.QuotedPrintable;

/**
 * Replaces a part with a text. All other octets of the message stay, and so do the part's fields
 * that do not describe its content (those of the message itself, if it has only one part).
 */
public final class PartReplacement {
  private PartReplacement() {}

  /**
   * Returns the splice that replaces the part with the text.
   *
   * @param message the message that the part is in
   * @param text the text; its lines end with CRLF
   * @throws IOException if the message can't be read
   */
  public static OctetReplacement of(ByteSource message, Part part, String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header(message, part).octets());
    QuotedPrintable.write(text.getBytes(StandardCharsets.UTF_8), out);
    return new OctetReplacement(
        part.headerOffset(),
        part.bodyOffset() + part.size() - part.headerOffset(),
        out.toByteArray());
  }

  private static Header header(ByteSource message, Part part) throws IOException {
    byte[] before;
    try (InputStream in =
        new SourceStream(message, part.headerOffset(), part.bodyOffset() - part.headerOffset())) {
      before = in.readAllBytes();
    }
    Header header = Header.read(new ByteArrayInputStream(before));
    HeaderEdit edit = header.edit();
    header.fields().stream()
        .map(field -> field.name())
        .filter(name -> name.regionMatches(true, 0, "Content-", 0, "Content-".length()))
        .distinct()
        .forEach(edit::remove);
    if (part.headerOffset() == 0 && !header.has("MIME-Version")) {
      edit.append("MIME-Version: 1.0\r\n");
    }
    HeaderWriter content =
        new HeaderWriter()
            .parameters("Content-Type", "text/plain", Map.of("charset", "utf-8"))
            .field("Content-Transfer-Encoding", "quoted-printable")
            .field("Content-Disposition", "inline");
    return edit.append(content.toString()).end().apply();
  }
}
