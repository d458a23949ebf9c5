package org.carillon.webmail.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedFile;
import org.carillon.web.BidiControls;
import org.carillon.web.Shortened;

/**
 * An attachment as a page shows it.
 *
 * @param number the part's IMAP number; of a file that is packed into a part, with {@code ~} and
 *     its place behind it
 * @param name its name for people; empty when the sender gave none
 * @param icon its icon's name
 * @param size its octets; of large ones about
 * @param view how the browser may show it without harm
 */
public record Attachment(String number, String name, String icon, long size, PartView view) {

  /** Parts a part's number from a packed file's place in it. */
  static final String PACKED = "~";

  /** With its dot: {@code .jpeg}, {@code .sqlite}. */
  private static final int LONGEST_EXTENSION = 7;

  /** 76 chars and a line's end. */
  private static final int BASE64_LINE = 78;

  /** Encoded parts of so many octets are decoded to count theirs: it hardly takes time. */
  private static final int MOST_COUNTED = 100_000;

  static Attachment of(Bodies.Leaf leaf, long size) {
    Part part = leaf.part();
    return new Attachment(
        leaf.number(), shortened(name(part)), icon(part), size, PartView.of(part));
  }

  static Attachment of(Bodies.Leaf leaf, int place, PackedFile file) {
    return new Attachment(
        leaf.number() + PACKED + place,
        shortened(file.name()),
        "file",
        file.octets().length,
        PartView.NONE);
  }

  /** What a file is stays to be seen, however long it is called. */
  private static String shortened(String name) {
    int dot = dot(name);
    return name.length() <= Shortened.MOST
        ? Shortened.of(name)
        : Shortened.of(name.substring(0, dot)) + Shortened.of(name.substring(dot));
  }

  /** Where a name's extension begins; its end where it has none. */
  private static int dot(String name) {
    int dot = name.lastIndexOf('.');
    boolean isExtension =
        dot > 0
            && name.length() - dot <= LONGEST_EXTENSION
            && name.substring(dot + 1).chars().allMatch(Character::isLetterOrDigit);
    return isExtension ? dot : name.length();
  }

  /** Its name without its extension. */
  public String getStem() {
    return name.substring(0, dot(name));
  }

  /** Its extension with the dot; empty where it has none. */
  public String getExtension() {
    return name.substring(dot(name));
  }

  /**
   * How many octets a part has without its transfer encoding (RFC 2045 §6): so many as can be
   * saved, but of large parts about, by how such are usually encoded.
   */
  public static long octets(PartContent content) throws IOException {
    Part part = content.part();
    boolean isEncoded = isBase64(part) || part.encoding().equalsIgnoreCase("quoted-printable");
    if (!isEncoded || part.size() > MOST_COUNTED) {
      return about(part);
    }
    try (InputStream in = content.stream()) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** The same without looking into the part: in base64, right but for the last two. */
  public static long about(Part part) {
    if (!isBase64(part)) {
      return part.size();
    }
    long lines = (part.size() + BASE64_LINE - 1) / BASE64_LINE;
    return (part.size() - 2 * lines) / 4 * 3;
  }

  private static boolean isBase64(Part part) {
    return part.encoding().equalsIgnoreCase("base64");
  }

  /** A part's name: its file's, or an enclosed message's subject; empty when it has neither. */
  public static String name(Part part) {
    return BidiControls.without(Bodies.name(part)).strip();
  }

  private static String icon(Part part) {
    return switch (part.type().toLowerCase(Locale.ROOT)) {
      case "image" -> "image";
      case "text" -> "file-text";
      case "message" -> "mail";
      default -> part.subtype().equalsIgnoreCase("pdf") ? "file-text" : "file";
    };
  }
}
