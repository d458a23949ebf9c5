package org.carillon.webmail.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedFile;
import org.carillon.format.packed.SignedMail;
import org.carillon.format.packed.Tnef;
import org.carillon.format.packed.Uuencoded;

/** Files in a part other than by MIME: uuencoded, in a TNEF, or in an opaque signature. */
public final class EmbeddedFiles {

  /** Larger parts are not unpacked; they can be downloaded. */
  static final int MOST_OCTETS = 20_000_000;

  private EmbeddedFiles() {}

  /** Returns whether a part may hold packed files. */
  static boolean mayBeIn(Part part) {
    return part.size() <= MOST_OCTETS && (isText(part) || isTnef(part) || isSigned(part));
  }

  private static boolean isText(Part part) {
    return part.is("text", "plain");
  }

  /** Returns whether a part is a TNEF container. */
  public static boolean isTnef(Part part) {
    return part.is("application", "ms-tnef")
        || part.is("application", "vnd.ms-tnef")
        || Attachment.name(part).equalsIgnoreCase("winmail.dat");
  }

  /** Returns whether a part may hold a whole signed message (RFC 8551 §3.5.2). */
  static boolean isSigned(Part part) {
    boolean isCms = part.is("application", "pkcs7-mime") || part.is("application", "x-pkcs7-mime");
    String said = part.parameter("smime-type").orElse("signed-data");
    return isCms
        ? said.equalsIgnoreCase("signed-data")
        : part.is("application", "octet-stream")
            && Attachment.name(part).equalsIgnoreCase("smime.p7m");
  }

  public static List<PackedFile> of(PartContent content) throws IOException {
    if (!mayBeIn(content.part())) {
      return List.of();
    }
    if (isTnef(content.part())) {
      try (InputStream in = content.stream()) {
        return Tnef.files(in.readNBytes(MOST_OCTETS));
      }
    }
    if (isSigned(content.part())) {
      try (InputStream in = content.stream()) {
        return SignedMail.of(in.readNBytes(MOST_OCTETS)).map(SignedMail::files).orElse(List.of());
      }
    }
    return Uuencoded.of(content.text(MOST_OCTETS)).files();
  }
}
