package org.carillon.contract.mail;

import java.io.IOException;
import java.io.InputStream;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.format.mime.header.Header;

/**
 * A received message (RFC 5321 §2.3.9: mail data) with its header, which was parsed on arrival and
 * is not parsed again.
 *
 * @param content the whole message, including the header
 * @param header the parsed header, the first {@link Header#length} octets
 */
public record MailData(Spool content, Header header) {

  /** Creates the data of a complete message whose header has not been parsed yet. */
  public static MailData of(Spool spool) throws IOException {
    try (Content content = spool.content();
        InputStream in = content.stream()) {
      return new MailData(spool, Header.read(in));
    }
  }
}
