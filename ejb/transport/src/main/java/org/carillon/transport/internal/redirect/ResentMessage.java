package org.carillon.transport.internal.redirect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.HeaderWriter.Mailbox;
import org.carillon.mailauth.results.AuthenticationResults;
import org.carillon.transport.internal.dispatch.SpoolOutput;

/**
 * A redirected message: a trace field and the Resent fields (RFC 5322 §3.6.6) above its own octets.
 * The trace field is at the top, so that nothing below it passes for this server's findings (RFC
 * 8601 §5), and so that loops end (RFC 5321 §6.3).
 *
 * @param host this server's name
 * @param from the redirecting user
 * @param to the recipients
 * @param id the Resent-Message-ID, with its brackets
 * @param date its date
 */
record ResentMessage(String host, Mailbox from, List<String> to, String id, OffsetDateTime date) {

  private static final DateTimeFormatter TRACED =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);

  /**
   * Writes the redirected message.
   *
   * @return false if its header is longer than the limit: its fields are then unknown
   */
  boolean write(Content original, SpoolOutput out) throws IOException {
    Header header = Header.read(original.stream());
    if (header.isCut()) {
      return false;
    }
    byte[] kept = header.edit().remove(ownAlone(header)).end().apply().octets();
    byte[] above = fields().getBytes(StandardCharsets.UTF_8);
    out.write(above, 0, above.length);
    out.write(kept, 0, kept.length);
    original.copyTo(out, header.length(), original.size() - header.length());
    return true;
  }

  private String fields() {
    boolean utf8 = to.stream().anyMatch(address -> address.chars().anyMatch(c -> c > '~'));
    return new HeaderWriter(utf8 || from.address().chars().anyMatch(c -> c > '~'))
        .field("Received", "by " + host + " (Carillon) with HTTP; " + TRACED.format(date))
        .date("Resent-Date", date)
        .addresses("Resent-From", List.of(from))
        .addresses("Resent-To", to.stream().map(address -> new Mailbox("", address)).toList())
        .field("Resent-Message-ID", id)
        .toString();
  }

  /** The fields only for the reader: blind recipients, return paths, results of checks. */
  private BitSet ownAlone(Header header) {
    BitSet places = new BitSet();
    for (HeaderField field : header.fields()) {
      if (field.isNamed("Bcc") || field.isNamed("Return-Path") || isOwnResult(field)) {
        places.set(field.index());
      }
    }
    return places;
  }

  private boolean isOwnResult(HeaderField field) {
    if (!field.isNamed(AuthenticationResults.NAME)) {
      return false;
    }
    Optional<AuthenticationResults> results = AuthenticationResults.parse(field.utf8());
    return results.isEmpty() || results.get().server().equalsIgnoreCase(host);
  }
}
