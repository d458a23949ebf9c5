package org.carillon.contract.mail;

import java.io.IOException;
import java.io.InputStream;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.format.mime.header.Header;

/**
 * A message as it came in (RFC 5321 §2.3.9: mail data) with its header, which was read while it
 * came and is read by nobody again.
 *
 * @param content all of it, the header included
 * @param header what its first {@link Header#length} octets say
 */
public record MailData(Spool content, Header header) {

  /**
   * A message that was written whole, whose header nobody has read yet.
   *
   * @throws IOException when the spool can't be read
   */
  public static MailData of(Spool spool) throws IOException {
    try (Content content = spool.content();
        InputStream in = content.stream()) {
      return new MailData(spool, Header.read(in));
    }
  }
}
