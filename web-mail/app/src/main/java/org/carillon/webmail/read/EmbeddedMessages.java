package org.carillon.webmail.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedMessageText;
import org.carillon.format.packed.SignedMail;
import org.carillon.format.packed.Tnef;
import org.carillon.webmail.markup.HtmlText;

/** Messages inside a part: a {@code winmail.dat}, or an opaque signature (RFC 8551 §3.5.2). */
public final class EmbeddedMessages {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Link addresses as programs write them into plain text. */
  private static final Pattern ADDRESS = Pattern.compile("<[a-z]{1,10}:[^<>\\s]{1,2000}>");

  private static final int MOST_WORDS = 20_000;

  private EmbeddedMessages() {}

  /** Returns whether a part may hold a packed message. */
  public static boolean mayBeIn(Part part) {
    return EmbeddedFiles.mayBeIn(part)
        && (EmbeddedFiles.isTnef(part) || EmbeddedFiles.isSigned(part));
  }

  /** The packed message in a part; empty for none. */
  public static Optional<PackedMessageText> of(PartContent content) throws IOException {
    if (!mayBeIn(content.part())) {
      return Optional.empty();
    }
    try (InputStream in = content.stream()) {
      byte[] octets = in.readNBytes(EmbeddedFiles.MOST_OCTETS);
      return EmbeddedFiles.isTnef(content.part())
          ? Tnef.messageText(octets)
          : SignedMail.of(octets).flatMap(SignedMail::messageText);
    }
  }

  /** The first packed message in a message's parts; empty for none. */
  public static Optional<PackedMessageText> of(Stored.Message message, Part body)
      throws IOException {
    List<Bodies.Leaf> leaves = Bodies.leaves(body);
    for (Bodies.Leaf leaf : leaves.subList(0, Math.min(leaves.size(), Bodies.MOST_SHOWN))) {
      Optional<PackedMessageText> found =
          of(new PartContent(message.content()::read, message.data().prefix(), leaf.part()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns whether a packed message is shown already, as programs also send its text. */
  static boolean isShown(PackedMessageText messageText, String shown) {
    Set<String> words =
        words(messageText.isHtml() ? HtmlText.of(messageText.text()) : messageText.text());
    Set<String> known = words(shown);
    long missing = words.stream().filter(word -> !known.contains(word)).count();
    return !known.isEmpty() && missing * 20 <= words.size();
  }

  private static Set<String> words(String text) {
    String plain = ADDRESS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    Set<String> words = new HashSet<>();
    Arrays.stream(BETWEEN_WORDS.split(plain, MOST_WORDS))
        .filter(word -> !word.isEmpty())
        .forEach(words::add);
    return words;
  }
}
