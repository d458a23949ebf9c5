package org.carillon.filter;

import java.io.IOException;
import java.io.OutputStream;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;

/**
 * The content of a message that is shown to another program.
 *
 * @param header its present header
 * @param content the content with its body
 * @param bodyAt the position in {@code content} where the body begins
 */
public record MessageOctets(Header header, Content content, long bodyAt) {

  public long size() {
    return header.length() + bodySize();
  }

  public long bodySize() {
    return content.size() - bodyAt;
  }

  /** Writes the whole message. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(header.octets());
    bodyTo(out);
  }

  /** Writes the part after the header. */
  public void bodyTo(OutputStream out) throws IOException {
    content.copyTo(out, bodyAt, bodySize());
  }
}
