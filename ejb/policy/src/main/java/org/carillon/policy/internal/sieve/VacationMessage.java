package org.carillon.policy.internal.sieve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.UUID;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.header.MailDate;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.sieve.action.VacationReply;
import org.carillon.sieve.filing.MailboxText;

/**
 * Writes the reply of the vacation action (RFC 5230 §5, RFC 3834 §3).
 *
 * @param own the account's address
 * @param from the sender of the reply: one of the account's addresses, with or without a name
 * @param host this server's name
 */
record VacationMessage(String own, String from, String host, ZonedDateTime now) {
  /** The largest size of References, which grows with each reply (RFC 5322 §2.1.1). */
  private static final int MOST_REFERENCES = 900;

  /** Returns the reply to a sender. */
  byte[] of(String to, VacationReply reply) throws IOException {
    boolean utf8 = (to + own).chars().anyMatch(c -> c > '~');
    HeaderWriter header = new HeaderWriter(utf8);
    from(header, from);
    header.address("To", "", to);
    header.text("Subject", reply.subject());
    header.field("Date", MailDate.format(now.toOffsetDateTime()));
    header.field("Message-ID", "<" + UUID.randomUUID() + "@" + host + ">");
    reply.inReplyTo().ifPresent(id -> header.field("In-Reply-To", oneLine(id)));
    reply.references().ifPresent(ids -> header.field("References", last(oneLine(ids))));
    header.field("Auto-Submitted", "auto-replied (vacation)");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (reply.isMime()) {
      out.write(header.toString().getBytes(StandardCharsets.UTF_8));
      out.write("MIME-Version: 1.0\r\n".getBytes(StandardCharsets.US_ASCII));
      writePart(crlf(reply.text()).getBytes(StandardCharsets.UTF_8), out);
    } else {
      new MessageWriter(out, utf8).write(header, new Body.Text("plain", reply.text(), false));
    }
    return out.toByteArray();
  }

  /** Writes a MIME part with only those header fields that describe it (RFC 5230 §4.3). */
  private static void writePart(byte[] part, ByteArrayOutputStream out) throws IOException {
    Header header = Header.parse(part);
    for (HeaderField field : header.fields()) {
      if (field.name().toLowerCase(Locale.ROOT).startsWith("content-")) {
        out.write(field.raw());
      }
    }
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.write(part, header.length(), part.length - header.length());
  }

  /** Writes a From field from an address with or without a name. */
  static void from(HeaderWriter header, String text) {
    int bracket = text.lastIndexOf('<');
    String name = bracket > 0 ? text.substring(0, bracket).replace("\"", "").strip() : "";
    header.address("From", name, MailboxText.address(text).orElse(text));
  }

  private static String last(String references) {
    String kept = references;
    while (kept.length() > MOST_REFERENCES && kept.indexOf(' ') > 0) {
      kept = kept.substring(kept.indexOf(' ') + 1);
    }
    return kept.length() > MOST_REFERENCES ? "" : kept;
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl} ]+", " ").strip();
  }

  private static String crlf(String text) {
    return text.replaceAll("\r?\n|\r", "\r\n");
  }
}
