package org.carillon.webmail.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.format.mime.Outline;
import org.carillon.format.mime.Part;

/** Which parts of a message are its text, and which are its attachments. */
public final class Bodies {
  private static final Outline UNPARSED = Outline.parse(new byte[0]);

  /**
   * A part that is no multipart.
   *
   * @param number its IMAP number (RFC 9051 §6.4.5.1), {@code 2.1}
   * @param part the part
   */
  public record Leaf(String number, Part part) {}

  private Bodies() {}

  /** A message's outline; that of an empty message when it could not be parsed. */
  public static Outline outline(MessageData message) {
    return message.outline().length == 0 ? UNPARSED : Outline.decode(message.outline());
  }

  /** All parts that are no multiparts, in their order. */
  public static List<Leaf> leaves(Part body) {
    List<Leaf> leaves = new ArrayList<>();
    if (body.isMultipart()) {
      gather("", body, leaves);
    } else {
      leaves.add(new Leaf("1", body));
    }
    return leaves;
  }

  private static void gather(String prefix, Part multipart, List<Leaf> leaves) {
    int number = 0;
    for (Part part : multipart.parts()) {
      number++;
      if (part.isMultipart()) {
        gather(prefix + number + ".", part, leaves);
      } else {
        leaves.add(new Leaf(prefix + number, part));
      }
    }
  }

  /** The message's text without markup. */
  public static Optional<Part> plain(Part body) {
    return first(body, "plain");
  }

  /** The message's text in HTML. */
  public static Optional<Part> html(Part body) {
    return first(body, "html");
  }

  /** The message's text, the one without markup if there is a choice. */
  public static Optional<Part> shown(Part body) {
    return plain(body).or(() -> html(body));
  }

  private static Optional<Part> first(Part body, String subtype) {
    return leaves(body).stream()
        .map(Leaf::part)
        .filter(part -> part.is("text", subtype) && !isAttached(part))
        .findFirst();
  }

  private static boolean isAttached(Part part) {
    return part.disposition().map(disposition -> disposition.attached()).orElse(false);
  }

  /** What is neither the text nor a picture within it. */
  public static List<Leaf> attachments(Part body) {
    Optional<Part> plain = plain(body);
    Optional<Part> html = html(body);
    return leaves(body).stream()
        .filter(leaf -> plain.filter(part -> part == leaf.part()).isEmpty())
        .filter(leaf -> html.filter(part -> part == leaf.part()).isEmpty())
        .filter(leaf -> html.isEmpty() || !isWithin(leaf.part()))
        .toList();
  }

  /** Whether HTML may show the part by its Content-ID (RFC 2392). */
  private static boolean isWithin(Part part) {
    return part.type().equalsIgnoreCase("image") && part.id().isPresent() && !isAttached(part);
  }

  /** Whether there is anything to download. */
  public static boolean hasAttachments(Part body) {
    return body.isMultipart() ? !attachments(body).isEmpty() : shown(body).isEmpty();
  }
}
