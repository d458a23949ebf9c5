package org.carillon.transport.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath.ReturnContent;

/**
 * A delivery status notification (RFC 3464, in the frame of RFC 6522; RFC 6533 for addresses beyond
 * ASCII): what became of some recipients, in words and for machines, with the message or its
 * header.
 *
 * @param id the report's own trace id
 * @param host this server's name
 * @param to whom it is for
 * @param made when
 * @param message what it is about
 * @param recipients those to tell of, each with its action
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

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  /** Its own Message-ID, by which whoever gets it may ask for it. */
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
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    var text = new Lines(writer);
    String boundary = "=_" + id + "_report";
    writeHeader(text, header, boundary);
    text.line("--" + boundary);
    text.line("Content-Type: text/plain; charset=utf-8");
    text.line("Content-Transfer-Encoding: 8bit");
    text.line("");
    new StatusWords(host, message, recipients, giveUp).writeTo(text);
    text.line("");
    text.line("--" + boundary);
    text.line("Content-Type: message/" + (utf8() ? "global-delivery-status" : "delivery-status"));
    text.line("");
    writeStatus(text);
    if (original.isPresent()) {
      text.line("");
      text.line("--" + boundary);
      quote(text, out, original.get(), header, mostReturned);
    }
    text.line("");
    text.line("--" + boundary + "--");
    writer.flush();
  }

  private void quote(
      Lines text, OutputStream out, Content original, MessageHeader header, long mostReturned)
      throws IOException {
    boolean full = returnsAll(mostReturned);
    if (full) {
      text.line("Content-Type: message/" + (utf8() ? "global" : "rfc822"));
    } else {
      text.line("Content-Type: " + (utf8() ? "message/global-headers" : "text/rfc822-headers"));
    }
    text.line("Content-Transfer-Encoding: 8bit");
    text.line("");
    text.flush();
    original.copyTo(out, 0, full ? original.size() : header.octets());
  }

  private boolean returnsAll(long mostReturned) {
    return message.from().returnContent().filter(r -> r == ReturnContent.FULL).isPresent()
        && message.size() <= mostReturned;
  }

  /** Whether any address needs RFC 6533's types. */
  private boolean utf8() {
    return message.from().utf8();
  }

  private void writeHeader(Lines text, MessageHeader header, String boundary) throws IOException {
    text.line("From: Mail Delivery System <postmaster@" + host + ">");
    text.line("To: <" + to + ">");
    text.line("Subject: " + subject());
    text.line("Date: " + date(made));
    text.line("Message-ID: " + messageId());
    if (header.messageId().matches("<[\\x21-\\x7E&&[^<>]]{1,250}>")) {
      text.line("In-Reply-To: " + header.messageId());
      text.line("References: " + header.messageId());
    }
    text.line("Auto-Submitted: auto-replied");
    text.line("MIME-Version: 1.0");
    text.line("Content-Type: multipart/report; report-type=delivery-status;");
    text.line("\tboundary=\"" + boundary + "\"");
    text.line("");
    text.line("This is a report in the format of RFC 3464.");
    text.line("");
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

  private void writeStatus(Lines text) throws IOException {
    if (message.from().envelopeId().isPresent()) {
      text.line("Original-Envelope-Id: " + Lines.safe(message.from().envelopeId().get()));
    }
    text.line("Reporting-MTA: dns; " + host);
    text.line("X-Queue-ID: " + message.trace());
    text.line("Arrival-Date: " + date(message.arrived()));
    for (WaitingRecipient recipient : recipients) {
      text.line("");
      writeStatus(text, recipient);
    }
  }

  private void writeStatus(Lines text, WaitingRecipient recipient) throws IOException {
    Action action = recipient.action().orElseThrow();
    if (recipient.path().originalRecipient().isPresent()) {
      text.line("Original-Recipient: " + typed(recipient.path().originalRecipient().get()));
    }
    text.line(
        "Final-Recipient: "
            + (utf8() ? "utf-8; " : "rfc822; ")
            + Lines.safe(recipient.path().address()));
    text.line("Action: " + action.word());
    text.line("Status: " + recipient.status());
    if (!recipient.host().isEmpty()) {
      text.line("Remote-MTA: dns; " + Lines.safe(recipient.host()));
    }
    if (!recipient.reply().isEmpty()) {
      // The type smtp is for literal replies only (RFC 3464 §2.3.6).
      String type = recipient.isHostsReply() ? "smtp; " : "x-carillon; ";
      text.line("Diagnostic-Code: " + type + Lines.safe(recipient.reply()));
    }
    text.line("Last-Attempt-Date: " + date(made));
    if (action == Action.DELAYED) {
      text.line("Will-Retry-Until: " + date(giveUp));
    }
  }

  /** {@code rfc822;a@b} as the field writes it. */
  private static String typed(String originalRecipient) {
    return Lines.safe(originalRecipient.replaceFirst(";\\s*", "; "));
  }

  private static String date(Instant instant) {
    return DATE.format(ZonedDateTime.ofInstant(instant, ZoneOffset.UTC));
  }
}
