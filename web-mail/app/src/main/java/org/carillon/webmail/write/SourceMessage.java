package org.carillon.webmail.write;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.MailDate;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedMessageText;
import org.carillon.web.BidiControls;
import org.carillon.webmail.markup.HtmlText;
import org.carillon.webmail.posting.ListPost;
import org.carillon.webmail.read.EmbeddedMessages;
import org.carillon.webmail.read.People;
import org.carillon.webmail.read.Stored;

/**
 * The data of a message that a new one answers, forwards or continues.
 *
 * @param bcc the Bcc recipients; only in drafts
 * @param messageId its Message-ID; empty for none
 * @param references the References of a reply to it
 * @param inReplyTo the Message-ID that it replies to
 * @param sent the time in its Date field, with the writer's offset; without one, the time of
 *     arrival
 * @param list the posting address of its list; empty for none
 * @param receiptOptions the reports that its writer asks for
 * @param unfinished text that is no address yet; only in drafts
 */
record SourceMessage(
    List<People.Person> from,
    List<People.Person> replyTo,
    List<People.Person> to,
    List<People.Person> cc,
    List<People.Person> bcc,
    String subject,
    String messageId,
    String references,
    String inReplyTo,
    OffsetDateTime sent,
    String text,
    List<Bodies.Leaf> attachments,
    String list,
    Composition.ReceiptOptions receiptOptions,
    Composition.Unfinished unfinished) {

  private static final int MOST_TEXT = 200_000;
  private static final int MOST_HEADER = 262_144;

  /** A draft's own References, without its own Message-ID. */
  String ownReferences() {
    return references.endsWith(messageId)
        ? references.substring(0, references.length() - messageId.length()).strip()
        : references;
  }

  static SourceMessage of(Stored.Message message) throws IOException {
    Outline outline = Outline.decode(message.data().outline());
    MessageEnvelope envelope = outline.envelope();
    Part body = outline.body();
    Header header = header(message, outline);
    String messageId = envelope.messageId().orElse("").strip();
    return new SourceMessage(
        People.authors(envelope.from()),
        People.authors(envelope.replyTo()),
        People.of(envelope.to()),
        People.of(envelope.cc()),
        People.of(envelope.bcc()),
        BidiControls.without(envelope.subject().map(DecodedText::of).orElse("")).strip(),
        messageId,
        Stream.of(references(header), messageId)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" ")),
        envelope.inReplyTo().orElse("").strip(),
        envelope.date().flatMap(MailDate::parse).orElse(message.data().internalDate()),
        text(message, body),
        Bodies.attachments(body),
        ListPost.of(header).orElse(""),
        new Composition.ReceiptOptions(
            header.first("Disposition-Notification-To").isPresent(),
            header.first(Composition.NOTICE).isPresent()),
        new Composition.Unfinished(
            unfinished(header, "To"), unfinished(header, "Cc"), unfinished(header, "Bcc")));
  }

  private static String unfinished(Header header, String field) {
    return header
        .first(Composition.UNFINISHED + field)
        .map(found -> BidiControls.without(DecodedText.of(found.value())).strip())
        .orElse("");
  }

  private static Header header(Stored.Message message, Outline outline) throws IOException {
    byte[] header = new byte[(int) Math.min(outline.bodyOffset(), MOST_HEADER)];
    int at = 0;
    while (at < header.length) {
      int n = message.content().read(message.data().prefix() + at, header, at, header.length - at);
      if (n < 0) {
        break;
      }
      at += n;
    }
    return Header.parse(header);
  }

  private static String references(Header header) {
    return header
        .first("References")
        .map(field -> field.value().replaceAll("\\s+", " "))
        .orElse("");
  }

  private static String text(Stored.Message message, Part body) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Bodies.Leaf leaf : Bodies.inline(body, false)) {
      Part part = leaf.part();
      if (part.type().equalsIgnoreCase("text")) {
        String chars = chars(message, part, MOST_TEXT - text.length());
        text.append(text.isEmpty() ? "" : "\n")
            .append(part.is("text", "html") ? HtmlText.of(chars) : chars);
      }
    }
    Optional<PackedMessageText> packed =
        text.toString().isBlank() ? EmbeddedMessages.of(message, body) : Optional.empty();
    return packed
        .map(
            messageText ->
                messageText.isHtml() ? HtmlText.of(messageText.text()) : messageText.text())
        .orElse(text.toString());
  }

  private static String chars(Stored.Message message, Part part, int most) throws IOException {
    PartContent content = new PartContent(message.content()::read, message.data().prefix(), part);
    return content.read(content.text(Math.max(0, most)).replace("\r\n", "\n"));
  }
}
