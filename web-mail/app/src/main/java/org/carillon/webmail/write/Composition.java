package org.carillon.webmail.write;

import jakarta.mail.internet.InternetAddress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.contract.content.Spool;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.webmail.editor.RichText;

/**
 * A message as it is written, and its form on the wire (RFC 5322, RFC 2045).
 *
 * @param bcc the Bcc recipients; written only into drafts
 * @param text the plain text; empty for a message in HTML
 * @param rich the text in HTML; empty for a message in plain text
 * @param inReplyTo the Message-ID it replies to; empty for none
 * @param references the Message-IDs of the conversation; empty for none
 * @param replyTo the reply addresses; empty for the author's
 * @param sender who writes on the author's behalf (RFC 5322 §3.6.2); empty for the author
 * @param receiptOptions the receipts and notices asked for
 * @param unfinished in a draft, the text that is no address yet
 */
public record Composition(
    InternetAddress from,
    List<InternetAddress> to,
    List<InternetAddress> cc,
    List<InternetAddress> bcc,
    String subject,
    String text,
    Optional<RichText> rich,
    String inReplyTo,
    String references,
    List<DraftAttachment> attachments,
    List<InternetAddress> replyTo,
    Optional<InternetAddress> sender,
    ReceiptOptions receiptOptions,
    Unfinished unfinished) {

  /** Text in address fields that is no address yet, as typed. */
  record Unfinished(String to, String cc, String bcc) {
    static final Unfinished NONE = new Unfinished("", "", "");
  }

  /** The prefix of draft header fields for text that is no address yet; a name follows. */
  static final String UNFINISHED = "X-Carillon-Unfinished-";

  /**
   * The reports on a message that its writer asks for.
   *
   * @param receipt whether to report reading (RFC 8098)
   * @param notice whether to report delivery (RFC 3461)
   */
  public record ReceiptOptions(boolean receipt, boolean notice) {
    /** Only a report of failure. */
    public static final ReceiptOptions NONE = new ReceiptOptions(false, false);
  }

  /** The draft header field for a request that no standard field expresses. */
  static final String NOTICE = "X-Carillon-Delivery-Notice";

  /** Creates a message that its author writes, and to whom replies go. */
  public Composition(
      InternetAddress from,
      List<InternetAddress> to,
      List<InternetAddress> cc,
      List<InternetAddress> bcc,
      String subject,
      String text,
      Optional<RichText> rich,
      String inReplyTo,
      String references,
      List<DraftAttachment> attachments) {
    this(
        from,
        to,
        cc,
        bcc,
        subject,
        text,
        rich,
        inReplyTo,
        references,
        attachments,
        List.of(),
        Optional.empty(),
        ReceiptOptions.NONE,
        Unfinished.NONE);
  }

  /**
   * Writes the message.
   *
   * @param withBcc whether the Bcc field is written, as for a draft
   * @throws IOException if the spool is full or an attachment can't be read
   */
  public void writeTo(Spool spool, boolean withBcc) throws IOException {
    writeTo(spool, withBcc, OffsetDateTime.now(), freshId());
  }

  /** A Message-ID in angle brackets that reveals nothing of this machine (RFC 5322 §3.6.4). */
  String freshId() {
    String address = from.getAddress();
    return UUID.randomUUID() + "@" + address.substring(address.lastIndexOf('@') + 1);
  }

  /** Writes the message; throws if the spool is full or an attachment can't be read. */
  void writeTo(Spool spool, boolean withBcc, OffsetDateTime date, String id) throws IOException {
    try (OutputStream out = new BufferedOutputStream(new IntoSpool(spool))) {
      new MessageWriter(out, false).write(header(withBcc, date, id), body());
    }
  }

  private HeaderWriter header(boolean withBcc, OffsetDateTime date, String id) {
    HeaderWriter header = new HeaderWriter();
    header.date("Date", date);
    header.addresses("From", mailboxes(List.of(from)));
    header.addresses("Sender", mailboxes(sender.stream().toList()));
    header.addresses("Reply-To", mailboxes(replyTo));
    header.addresses("To", mailboxes(to));
    header.addresses("Cc", mailboxes(cc));
    if (withBcc) {
      header.addresses("Bcc", mailboxes(bcc));
      unfinished(header, "To", unfinished.to());
      unfinished(header, "Cc", unfinished.cc());
      unfinished(header, "Bcc", unfinished.bcc());
    }
    header.field("Message-ID", "<" + id + ">");
    header.text("Subject", subject);
    if (receiptOptions.receipt()) {
      header.addresses("Disposition-Notification-To", mailboxes(List.of(sender.orElse(from))));
    }
    if (withBcc && receiptOptions.notice()) {
      header.field(NOTICE, "yes");
    }
    if (!inReplyTo.isEmpty()) {
      header.field("In-Reply-To", inReplyTo);
    }
    if (!references.isEmpty()) {
      header.field("References", references);
    }
    return header;
  }

  private static void unfinished(HeaderWriter header, String field, String typed) {
    if (!typed.isEmpty()) {
      header.text(UNFINISHED + field, typed);
    }
  }

  private static List<HeaderWriter.Mailbox> mailboxes(List<InternetAddress> addresses) {
    return addresses.stream()
        .map(
            each ->
                new HeaderWriter.Mailbox(
                    Objects.requireNonNullElse(each.getPersonal(), ""), each.getAddress()))
        .toList();
  }

  private Body body() {
    Body words = rich.map(RichText::body).orElseGet(() -> new Body.Flowed(text));
    if (attachments.isEmpty()) {
      return words;
    }
    Stream<Body> enclosed = attachments.stream().map(DraftAttachment::body);
    return new Body.Multipart(
        "multipart/mixed",
        Map.of(),
        "=_" + UUID.randomUUID(),
        "",
        Stream.concat(Stream.of(words), enclosed).toList());
  }

  /** The same with other attachments. */
  Composition with(List<DraftAttachment> others) {
    return new Composition(
        from,
        to,
        cc,
        bcc,
        subject,
        text,
        rich,
        inReplyTo,
        references,
        others,
        replyTo,
        sender,
        receiptOptions,
        unfinished);
  }

  /** Adds a Bcc recipient. */
  Composition withCopy(InternetAddress unseen) {
    return new Composition(
        from,
        to,
        cc,
        Stream.concat(bcc.stream(), Stream.of(unseen)).distinct().toList(),
        subject,
        text,
        rich,
        inReplyTo,
        references,
        attachments,
        replyTo,
        sender,
        receiptOptions,
        unfinished);
  }

  /** All recipients, including Bcc. */
  public List<InternetAddress> recipients() {
    return Stream.of(to, cc, bcc).flatMap(List::stream).distinct().toList();
  }

  /** Adapts a spool to an output stream. */
  private static final class IntoSpool extends OutputStream {
    private final Spool spool;

    IntoSpool(Spool spool) {
      this.spool = spool;
    }

    @Override
    public void write(int octet) throws IOException {
      spool.write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      spool.write(from, offset, length);
    }
  }
}
