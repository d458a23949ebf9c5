package org.carillon.policy.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.MailData;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.Bodies.Leaf;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;

/**
 * A decoded text of a message.
 *
 * @param isHtml whether {@code text} is HTML source
 */
public record MessageText(boolean isHtml, String text) {
  /** The part of a message that is searched for texts, in octets from its start. */
  static final int MOST_OCTETS = 524_288;

  /** The largest number of characters of all texts together. */
  static final int MOST_CHARACTERS = 262_144;

  private static final int MOST_PARTS = 20;

  /**
   * Returns the texts of a message in order, including attached ones, if they are in its first half
   * megabyte.
   *
   * @throws IOException if the message cannot be read
   */
  public static List<MessageText> of(MailData message) throws IOException {
    byte[] octets;
    try (Content content = message.content().content()) {
      octets = new byte[(int) Math.min(MOST_OCTETS, content.size())];
      int at = 0;
      while (at < octets.length) {
        int n = content.read(at, octets, at, octets.length - at);
        if (n < 0) {
          throw new IOException("The message ends too early");
        }
        at += n;
      }
    }
    return of(octets);
  }

  private static List<MessageText> of(byte[] octets) throws IOException {
    List<MessageText> texts = new ArrayList<>();
    int left = MOST_CHARACTERS;
    for (Leaf leaf : Bodies.leaves(Outline.parse(octets).body())) {
      Part part = leaf.part();
      if (!part.type().equalsIgnoreCase("text")) {
        continue;
      }
      PartContent content = new PartContent(source(octets), 0, part);
      String text = content.read(content.text(left));
      texts.add(new MessageText(part.is("text", "html"), text));
      left -= Math.min(left, text.length());
      if (left == 0 || texts.size() == MOST_PARTS) {
        break;
      }
    }
    return texts;
  }

  private static ByteSource source(byte[] octets) {
    Content content = Content.of(octets);
    return content::read;
  }
}
