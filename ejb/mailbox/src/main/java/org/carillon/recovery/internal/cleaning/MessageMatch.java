package org.carillon.recovery.internal.cleaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.recovery.cleanup.MessageCriteria;

/** Tests whether a message has the given properties. */
final class MessageMatch {
  private static final int MOST_TEXT = 1_048_576;
  private static final int MOST_PARTS = 100;

  private final MessageCriteria traits;
  private final Optional<String> subject;
  private final Optional<String> url;

  MessageMatch(MessageCriteria traits) {
    this.traits = traits;
    this.subject = traits.subject().map(MessageMatch::plain);
    this.url = traits.url().map(text -> text.toLowerCase(Locale.ROOT));
  }

  /** Returns the form in which subjects are compared: one space between words, in lower case. */
  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** Returns octets in the outline of every match, for the database to search; may be empty. */
  Optional<byte[]> telltale() {
    return traits
        .messageId()
        .filter(id -> id.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\'))
        .map(id -> id.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns whether the properties in the outline match. */
  boolean matches(Outline outline) {
    MessageEnvelope envelope = outline.envelope();
    return traits
            .messageId()
            .map(
                id ->
                    envelope.messageId().map(MessageCriteria::bare).filter(id::equals).isPresent())
            .orElse(true)
        && subject.map(text -> hasSubject(envelope, text)).orElse(true)
        && traits.sender().map(text -> isFrom(envelope, text)).orElse(true);
  }

  private boolean hasSubject(MessageEnvelope envelope, String wanted) {
    String own = plain(envelope.subject().map(DecodedText::of).orElse(""));
    return traits.isPart() ? own.contains(wanted) : own.equals(wanted);
  }

  private static boolean isFrom(MessageEnvelope envelope, String wanted) {
    return Stream.of(envelope.from(), envelope.sender())
        .flatMap(List::stream)
        .flatMap(MessageMatch::mailboxes)
        .map(mailbox -> mailbox.address().toLowerCase(Locale.ROOT))
        .anyMatch(
            address -> wanted.startsWith("@") ? address.endsWith(wanted) : address.equals(wanted));
  }

  static Stream<Address.Mailbox> mailboxes(Address address) {
    return switch (address) {
      case Address.Mailbox mailbox -> Stream.of(mailbox);
      case Address.Group group -> group.members().stream();
    };
  }

  /** Returns whether the properties of the content match. */
  boolean matches(Content content, Outline outline) throws IOException {
    List<Part> parts =
        Bodies.leaves(outline.body()).stream().limit(MOST_PARTS).map(Bodies.Leaf::part).toList();
    return (traits.sha256().isEmpty() || hasDigest(content, parts))
        && (url.isEmpty() || hasUrl(content, parts));
  }

  private boolean hasDigest(Content content, List<Part> parts) throws IOException {
    try (InputStream whole = content.stream()) {
      if (isAsked(whole)) {
        return true;
      }
    }
    for (Part part : parts) {
      try (InputStream octets = new PartContent(content::read, 0, part).stream()) {
        if (isAsked(octets)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAsked(InputStream octets) throws IOException {
    try (var digested = new DigestInputStream(octets, MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(OutputStream.nullOutputStream());
      String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
      return traits.sha256().filter(digest::equals).isPresent();
    } catch (NoSuchAlgorithmException surprise) {
      throw new IllegalStateException(surprise);
    }
  }

  private boolean hasUrl(Content content, List<Part> parts) throws IOException {
    for (Part part : parts) {
      if (part.type().equalsIgnoreCase("text")) {
        String text =
            new PartContent(content::read, 0, part).text(MOST_TEXT).toLowerCase(Locale.ROOT);
        String wanted = url.orElseThrow();
        if (text.contains(wanted) || text.replace("&amp;", "&").contains(wanted)) {
          return true;
        }
      }
    }
    return false;
  }
}
