package org.carillon.webmail.write;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.contract.content.Spool;

/**
 * A message as it is written, and its form on the wire (RFC 5322, RFC 2045).
 *
 * @param from who writes
 * @param to whom it is to
 * @param cc who gets a copy
 * @param bcc who gets a copy unseen; written only into drafts
 * @param subject the subject
 * @param text the text
 * @param inReplyTo the Message-ID it answers; empty for none
 * @param references the Message-IDs of the conversation; empty for none
 * @param enclosures what is attached
 */
public record Composition(
    InternetAddress from,
    List<InternetAddress> to,
    List<InternetAddress> cc,
    List<InternetAddress> bcc,
    String subject,
    String text,
    String inReplyTo,
    String references,
    List<Enclosure> enclosures) {

  /** Long addresses and names must not be cut; UTF-8 in addresses goes by RFC 6532. */
  private static final Session SESSION = Session.getInstance(properties());

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.mime.allowutf8", "true");
    properties.setProperty("mail.mime.address.strict", "false");
    return properties;
  }

  /**
   * Writes the message.
   *
   * @param withBcc whether the unseen recipients are written, as for a draft
   * @throws IOException when the spool is full or an enclosure can't be read
   */
  public void writeTo(Spool spool, boolean withBcc) throws IOException {
    try (OutputStream out = new BufferedOutputStream(new IntoSpool(spool))) {
      message(withBcc).writeTo(out);
    } catch (MessagingException impossible) {
      throw new IOException("A message of checked values was not made", impossible);
    }
  }

  private MimeMessage message(boolean withBcc) throws MessagingException, IOException {
    MimeMessage message = new Identified(from);
    message.setSentDate(Date.from(Instant.now()));
    message.setFrom(from);
    recipients(message, Message.RecipientType.TO, to);
    recipients(message, Message.RecipientType.CC, cc);
    if (withBcc) {
      recipients(message, Message.RecipientType.BCC, bcc);
    }
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    if (!inReplyTo.isEmpty()) {
      message.setHeader("In-Reply-To", inReplyTo);
    }
    if (!references.isEmpty()) {
      message.setHeader("References", MimeUtility.fold(12, references));
    }
    if (enclosures.isEmpty()) {
      message.setText(wire(text), StandardCharsets.UTF_8.name());
    } else {
      message.setContent(mixed());
    }
    message.saveChanges();
    return message;
  }

  private static void recipients(
      MimeMessage message, Message.RecipientType type, List<InternetAddress> addresses)
      throws MessagingException {
    if (!addresses.isEmpty()) {
      message.setRecipients(type, addresses.toArray(InternetAddress[]::new));
    }
  }

  private MimeMultipart mixed() throws MessagingException {
    MimeMultipart mixed = new MimeMultipart("mixed");
    MimeBodyPart words = new MimeBodyPart();
    words.setText(wire(text), StandardCharsets.UTF_8.name());
    mixed.addBodyPart(words);
    for (Enclosure enclosure : enclosures) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(enclosure.data()));
      part.setFileName(enclosure.name());
      part.setDisposition(Part.ATTACHMENT);
      part.setHeader("Content-Transfer-Encoding", "base64");
      mixed.addBodyPart(part);
    }
    return mixed;
  }

  /** Line ends of the wire. */
  private static String wire(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
  }

  /** The same with other enclosures. */
  Composition with(List<Enclosure> others) {
    return new Composition(from, to, cc, bcc, subject, text, inReplyTo, references, others);
  }

  /** Everybody the message goes to, the unseen among them. */
  public List<InternetAddress> recipients() {
    return Stream.of(to, cc, bcc).flatMap(List::stream).distinct().toList();
  }

  /** A message whose Message-ID tells nothing of this machine (RFC 5322 §3.6.4). */
  private static final class Identified extends MimeMessage {
    private final InternetAddress from;

    Identified(InternetAddress from) {
      super(SESSION);
      this.from = from;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      String address = from.getAddress();
      String domain = address.substring(address.lastIndexOf('@') + 1);
      setHeader("Message-ID", "<" + UUID.randomUUID() + "@" + domain + ">");
    }
  }

  /** Lets the message's writer write into a spool. */
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
