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
import org.carillon.web.ShortenedText;

/**
 * An attachment as a page shows it.
 *
 * @param number the part's IMAP number; for a file packed into a part, followed by {@code ~} and
 *     its index
 * @param name its name for people; empty when the sender gave none
 * @param icon its icon's name
 * @param size its size in octets, approximate for large ones
 * @param view how the browser may safely show it
 */
public record Attachment(String number, String name, String icon, long size, PartView view) {

  /** Separates a part's number from the index of a packed file. */
  static final String PACKED = "~";

  /** The longest extension in chars, with its dot: {@code .jpeg}, {@code .sqlite}. */
  private static final int LONGEST_EXTENSION = 7;

  /** The octets of a line: 76 chars and a line end. */
  private static final int BASE64_LINE = 78;

  /** The largest encoded part, in octets, that is decoded to count its octets. */
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

  /** Shortens a name but keeps its extension, so that the file type stays visible. */
  private static String shortened(String name) {
    int dot = dot(name);
    return name.length() <= ShortenedText.MOST
        ? ShortenedText.of(name)
        : ShortenedText.of(name.substring(0, dot)) + ShortenedText.of(name.substring(dot));
  }

  /** The index of the extension's dot, or the name's length if it has none. */
  private static int dot(String name) {
    int dot = name.lastIndexOf('.');
    boolean isExtension =
        dot > 0
            && name.length() - dot <= LONGEST_EXTENSION
            && name.substring(dot + 1).chars().allMatch(Character::isLetterOrDigit);
    return isExtension ? dot : name.length();
  }

  public String getStem() {
    return name.substring(0, dot(name));
  }

  public String getExtension() {
    return name.substring(dot(name));
  }

  /** Returns a part's decoded size (RFC 2045 §6), estimated by the encoding for large ones. */
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

  /** Estimates the size without reading the part; for base64 it is at most two octets off. */
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

  /** The part's file name, or an enclosed message's subject; empty when it has neither. */
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
