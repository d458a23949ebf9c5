package org.carillon.format.mime.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A message in plain text that the server itself sends.
 *
 * @param domain the domain that the message is sent from
 * @param to the recipient
 * @param text the lines of the text, separated by LF
 */
public record PlainTextMessage(String domain, String to, String subject, String text) {

  public byte[] octets(Instant now) {
    HeaderWriter header = new HeaderWriter();
    header.address("From", "", "postmaster@" + domain);
    header.address("To", "", to);
    header.text("Subject", subject);
    header.date("Date", now.atOffset(ZoneOffset.UTC));
    header.field("Message-ID", "<" + UUID.randomUUID() + "@" + domain + ">");
    // Automatic responders must not reply to it (RFC 3834 §5).
    header.field("Auto-Submitted", "auto-generated");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MessageWriter(out, false).write(header, new Body.Text("plain", text + "\n", true));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toByteArray();
  }
}
