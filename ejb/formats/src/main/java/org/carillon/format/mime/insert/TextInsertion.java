package org.carillon.format.mime.insert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;

/**
 * Inserts a text into a message: into its first text, or into each alternative of it. It never
 * inserts into an attachment, an enclosed message, signed or encrypted content (RFC 1847, RFC 8551,
 * RFC 9580), or a report. All other octets stay unchanged.
 */
public final class TextInsertion {
  private static final Set<String> CLOSED =
      Set.of(
          "pkcs7-mime",
          "x-pkcs7-mime",
          "pkcs7-signature",
          "x-pkcs7-signature",
          "pgp-encrypted",
          "pgp-signature");
  private static final Set<String> CLOSED_MULTIPARTS = Set.of("signed", "encrypted", "report");

  private final ByteSource message;
  private final InsertedText text;

  private TextInsertion(ByteSource message, InsertedText text) {
    this.message = message;
    this.text = text;
  }

  /** Returns the changes in order; none if the text is there already or has no place. */
  public static List<OctetReplacement> of(ByteSource message, Outline outline, InsertedText text)
      throws IOException {
    if (text.isEmpty() || outline.isCut() || isClosed(outline.body())) {
      return List.of();
    }
    return new TextInsertion(message, text).into(outline.body());
  }

  private static boolean isClosed(Part part) {
    String subtype = part.subtype().toLowerCase(Locale.ROOT);
    return part.type().equalsIgnoreCase("multipart") && CLOSED_MULTIPARTS.contains(subtype)
        || part.type().equalsIgnoreCase("application") && CLOSED.contains(subtype)
        || part.parts().stream().anyMatch(TextInsertion::isClosed);
  }

  private List<OctetReplacement> into(Part root) throws IOException {
    List<Part> places = new ArrayList<>();
    gather(root, places);
    if (places.isEmpty()) {
      return ahead(root);
    }
    List<OctetReplacement> splices = new ArrayList<>();
    for (Part place : places) {
      TextPart part = new TextPart(message, place, place == root);
      if (part.isClosed()) {
        return List.of();
      }
      part.with(text).ifPresent(splices::add);
    }
    splices.sort(Comparator.comparingLong(OctetReplacement::at));
    return splices;
  }

  /** Adds the first text, or all alternatives of it, to {@code places}. */
  private static void gather(Part part, List<Part> places) {
    if (part.disposition().map(disposition -> disposition.attached()).orElse(false)) {
      return;
    }
    if (part.is("text", "plain") || part.is("text", "html")) {
      places.add(part);
      return;
    }
    boolean all = part.is("multipart", "alternative");
    for (Part child : part.parts()) {
      gather(child, places);
      if (!all && !places.isEmpty()) {
        return;
      }
    }
  }

  /** Returns a new part inserted before the first, for a message without readable text. */
  private List<OctetReplacement> ahead(Part root) throws IOException {
    Optional<String> boundary = root.parameter("boundary");
    if (!root.is("multipart", "mixed") || boundary.isEmpty() || text.plain().isEmpty()) {
      return List.of();
    }
    return List.of(TextPart.made(text, boundary.get(), root.parts().getFirst().headerOffset()));
  }
}
