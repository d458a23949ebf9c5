package org.carillon.format.packed;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;

/**
 * A signed message in one piece (S/MIME, RFC 8551 §3.5.2), opened for reading. Its signature is not
 * verified.
 *
 * @param messageText its text; empty if it has none
 * @param files its attachments
 */
public record SignedMail(Optional<PackedMessageText> messageText, List<PackedFile> files) {
  private static final int MOST_FILES = 200;
  private static final int MOST_CHARS = 2_000_000;

  public SignedMail {
    files = List.copyOf(files);
  }

  /** Opens signed data. Empty if the octets are not SignedData. */
  public static Optional<SignedMail> of(byte[] octets) {
    return SignedData.content(octets).map(SignedMail::opened);
  }

  private static SignedMail opened(byte[] message) {
    Part body = Outline.parse(message).body();
    List<PackedFile> files = new ArrayList<>();
    Set<Bodies.Leaf> attached = Set.copyOf(Bodies.attachments(body));
    Set<Bodies.Leaf> pictures = Set.copyOf(Bodies.enclosedPictures(body));
    for (Bodies.Leaf leaf : Bodies.leaves(body)) {
      if (files.size() < MOST_FILES && (attached.contains(leaf) || pictures.contains(leaf))) {
        files.add(new PackedFile(Bodies.name(leaf.part()), octets(content(message, leaf.part()))));
      }
    }
    return new SignedMail(messageText(message, body), files);
  }

  private static Optional<PackedMessageText> messageText(byte[] message, Part body) {
    List<Part> read =
        Bodies.inline(body, true).stream()
            .map(Bodies.Leaf::part)
            .filter(part -> part.type().equalsIgnoreCase("text"))
            .toList();
    boolean isHtml = read.stream().anyMatch(part -> part.is("text", "html"));
    StringBuilder text = new StringBuilder();
    for (Part part : read) {
      String words = words(content(message, part), MOST_CHARS - text.length());
      boolean isMarkedUp = part.is("text", "html");
      text.append(isHtml && !isMarkedUp ? escaped(words) : words).append('\n');
    }
    return Optional.of(new PackedMessageText(text.toString(), isHtml))
        .filter(messageText -> !messageText.text().isBlank());
  }

  private static String escaped(String words) {
    return "<pre>" + words.replace("&", "&amp;").replace("<", "&lt;") + "</pre>";
  }

  private static String words(PartContent content, int most) {
    try {
      return content.read(content.text(Math.max(0, most)));
    } catch (IOException never) {
      return "";
    }
  }

  private static byte[] octets(PartContent content) {
    try (InputStream in = content.stream()) {
      return in.readAllBytes();
    } catch (IOException never) {
      return new byte[0];
    }
  }

  private static PartContent content(byte[] message, Part part) {
    ByteSource source =
        (position, into, offset, length) -> {
          int left = (int) Math.min(length, message.length - position);
          if (left <= 0) {
            return -1;
          }
          System.arraycopy(message, (int) position, into, offset, left);
          return left;
        };
    return new PartContent(source, 0, part);
  }
}
