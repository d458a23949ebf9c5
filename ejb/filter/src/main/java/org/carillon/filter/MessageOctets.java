package org.carillon.filter;

import java.io.IOException;
import java.io.OutputStream;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;

/**
 * A message that is shown to another program.
 *
 * @param header its header as it is by now
 * @param content where its body lies
 * @param bodyAt where the body begins there
 */
public record MessageOctets(Header header, Content content, long bodyAt) {

  /** How many octets it has. */
  public long size() {
    return header.length() + bodySize();
  }

  /** How many octets its body has. */
  public long bodySize() {
    return content.size() - bodyAt;
  }

  /** Writes all of it. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(header.octets());
    bodyTo(out);
  }

  /** Writes what follows the header. */
  public void bodyTo(OutputStream out) throws IOException {
    content.copyTo(out, bodyAt, bodySize());
  }
}
