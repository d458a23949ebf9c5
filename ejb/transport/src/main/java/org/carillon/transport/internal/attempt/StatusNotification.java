package org.carillon.transport.internal.attempt;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath.ReturnContent;
import org.carillon.format.mime.header.MailDate;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.Body.Transfer;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.transport.internal.dispatch.MessageHeader;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.WaitingMessage;
import org.carillon.transport.internal.queue.WaitingRecipient;

/**
 * A delivery status notification (RFC 3464, in the frame of RFC 6522; RFC 6533 for addresses beyond
 * ASCII): the result for some recipients, in text and in machine-readable form, with the message or
 * its header.
 *
 * @param id the report's own trace id
 * @param host this server's name
 * @param to its recipient
 * @param made its date
 * @param message the message it is about
 * @param recipients the reported recipients, each with its action
 * @param giveUp until when a delayed message is tried
 */
record StatusNotification(
    String id,
    String host,
    String to,
    Instant made,
    WaitingMessage message,
    List<WaitingRecipient> recipients,
    Instant giveUp) {

  /** Returns the Message-ID, by which the recipient may refer to the report. */
  String messageId() {
    return "<" + id + "@" + host + ">";
  }

  /**
   * Writes the report.
   *
   * @param original the message it is about; empty when it is damaged
   * @param mostReturned the largest message quoted in full, in octets
   */
  void writeTo(OutputStream out, Optional<Content> original, long mostReturned) throws IOException {
    MessageHeader header =
        original.isPresent() ? MessageHeader.of(original.get()) : MessageHeader.NONE;
    List<Body> parts = new ArrayList<>();
    parts.add(
        new Body.Text("plain", new StatusWords(host, message, recipients, giveUp).text(), false));
    parts.add(
        new Body.Octets(
            "message/" + (utf8() ? "global-delivery-status" : "delivery-status"),
            Transfer.SEVEN_BIT,
            Body.lines(status())));
    original.ifPresent(content -> parts.add(quoted(content, header, mostReturned)));
    Body report =
        new Body.Multipart(
            "multipart/report",
            Map.of("report-type", "delivery-status"),
            "=_" + id + "_report",
            "This is a report in the format of RFC 3464.",
            parts);
    new MessageWriter(out, utf8()).write(header(header), report);
  }

  private Body quoted(Content original, MessageHeader header, long mostReturned) {
    boolean full = returnsAll(mostReturned);
    String type =
        full
            ? "message/" + (utf8() ? "global" : "rfc822")
            : utf8() ? "message/global-headers" : "text/rfc822-headers";
    return new Body.Octets(
        type,
        Transfer.EIGHT_BIT,
        out -> original.copyTo(out, 0, full ? original.size() : header.octets()));
  }

  private boolean returnsAll(long mostReturned) {
    return message.from().returnContent().filter(r -> r == ReturnContent.FULL).isPresent()
        && message.size() <= mostReturned;
  }

  /** Returns whether any address needs RFC 6533's types. */
  private boolean utf8() {
    return message.from().utf8();
  }

  private HeaderWriter header(MessageHeader original) {
    HeaderWriter header = new HeaderWriter(utf8());
    header.address("From", "Mail Delivery System", "postmaster@" + host);
    header.address("To", "", to);
    header.text("Subject", subject());
    header.field("Date", MailDate.format(made));
    header.field("Message-ID", messageId());
    if (original.messageId().matches("<[\\x21-\\x7E&&[^<>]]{1,250}>")) {
      header.field("In-Reply-To", original.messageId());
      header.field("References", original.messageId());
    }
    return header.field("Auto-Submitted", "auto-replied");
  }

  private String subject() {
    if (has(Action.FAILED)) {
      return "Your message could not be delivered";
    }
    return has(Action.DELAYED) ? "Your message is delayed" : "Your message was delivered";
  }

  private boolean has(Action action) {
    return recipients.stream().anyMatch(r -> r.action().orElseThrow() == action);
  }

  /** Returns fields about the message, then about each recipient (RFC 3464 §2.1). */
  private String status() {
    HeaderWriter fields = new HeaderWriter(utf8());
    message.from().envelopeId().ifPresent(id -> fields.field("Original-Envelope-Id", id));
    fields.field("Reporting-MTA", "dns; " + host);
    fields.field("X-Queue-ID", message.trace());
    fields.field("Arrival-Date", MailDate.format(message.arrived()));
    StringBuilder groups = new StringBuilder(fields.toString());
    for (WaitingRecipient recipient : recipients) {
      groups.append("\r\n").append(status(recipient));
    }
    return groups.toString();
  }

  private HeaderWriter status(WaitingRecipient recipient) {
    Action action = recipient.action().orElseThrow();
    HeaderWriter fields = new HeaderWriter(utf8());
    recipient
        .path()
        .originalRecipient()
        .ifPresent(typed -> fields.field("Original-Recipient", typed.replaceFirst(";\\s*", "; ")));
    fields.field("Final-Recipient", (utf8() ? "utf-8; " : "rfc822; ") + recipient.path().address());
    fields.field("Action", action.word());
    fields.field("Status", recipient.status());
    if (!recipient.host().isEmpty()) {
      fields.field("Remote-MTA", "dns; " + recipient.host());
    }
    if (!recipient.reply().isEmpty()) {
      // The type smtp is for literal replies only (RFC 3464 §2.3.6).
      String type = recipient.isHostsReply() ? "smtp; " : "x-carillon; ";
      // Rules' texts may be in any script; readers decode them (RFC 2047 §5).
      fields.text("Diagnostic-Code", type + recipient.reply());
    }
    fields.field("Last-Attempt-Date", MailDate.format(made));
    if (action == Action.DELAYED) {
      fields.field("Will-Retry-Until", MailDate.format(giveUp));
    }
    return fields;
  }
}
