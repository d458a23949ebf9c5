package org.carillon.transport.internal.receipt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.Body.Transfer;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;

/**
 * A receipt (RFC 8098 §3): states only that a message was displayed.
 *
 * @param id its own id
 * @param from the reader
 * @param to the requesting address
 * @param asked the request
 * @param isAutomatic whether a setting sent it, not the user
 * @param made its date
 */
record ReadReceipt(
    String id,
    String from,
    String to,
    AskedReceipt asked,
    boolean isAutomatic,
    OffsetDateTime made) {
  private static final int MOST_SUBJECT = 200;

  byte[] octets() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MessageWriter(out, false).write(header(), body());
    } catch (IOException impossible) {
      throw new IllegalStateException("Memory takes everything", impossible);
    }
    return out.toByteArray();
  }

  private String subject() {
    String subject = asked.subject();
    return subject.substring(0, Math.min(MOST_SUBJECT, subject.length()));
  }

  private boolean hasId() {
    return asked.about().matches("<[\\x21-\\x7E&&[^<>]]{1,250}>");
  }

  private HeaderWriter header() {
    HeaderWriter header = new HeaderWriter();
    header.date("Date", made);
    header.address("From", "", from);
    header.address("To", "", to);
    header.field("Message-ID", "<" + id + "@" + from.substring(from.lastIndexOf('@') + 1) + ">");
    header.text("Subject", "Read: " + subject());
    if (hasId()) {
      header.field("In-Reply-To", asked.about());
      header.field("References", asked.about());
    }
    return header.field("Auto-Submitted", "auto-replied");
  }

  private Body body() {
    HeaderWriter fields = new HeaderWriter();
    fields.field("Reporting-UA", "Carillon");
    fields.field("Final-Recipient", "rfc822; " + from);
    if (hasId()) {
      fields.field("Original-Message-ID", asked.about());
    }
    fields.field(
        "Disposition",
        (isAutomatic
                ? "automatic-action/MDN-sent-automatically"
                : "manual-action/MDN-sent-manually")
            + "; displayed");
    return new Body.Multipart(
        "multipart/report",
        Map.of("report-type", "disposition-notification"),
        "=_" + id + "_receipt",
        "",
        List.of(
            new Body.Text(
                "plain",
                "Your message \""
                    + subject()
                    + "\" was displayed. This is no guarantee that it was read completely"
                    + " or understood.\n",
                true),
            new Body.Octets(
                "message/disposition-notification",
                Transfer.SEVEN_BIT,
                Body.lines(fields.toString()))));
  }
}
