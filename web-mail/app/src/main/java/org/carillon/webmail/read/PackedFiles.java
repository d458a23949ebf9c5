package org.carillon.webmail.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedFile;
import org.carillon.format.packed.Tnef;
import org.carillon.format.packed.Uuencoded;

/** The files that a part holds in ways older than MIME: uuencoded in its text, or in a TNEF. */
public final class PackedFiles {

  /** What is larger is not looked into: it can be saved as it is. */
  private static final int MOST_OCTETS = 20_000_000;

  private PackedFiles() {}

  /** Whether a part may hold such. */
  static boolean mayBeIn(Part part) {
    return part.size() <= MOST_OCTETS && (isText(part) || isTnef(part));
  }

  private static boolean isText(Part part) {
    return part.is("text", "plain");
  }

  /** Whether a part is nothing but an envelope of such. */
  public static boolean isTnef(Part part) {
    return part.is("application", "ms-tnef")
        || part.is("application", "vnd.ms-tnef")
        || Attachment.name(part).equalsIgnoreCase("winmail.dat");
  }

  /** The files of a part. */
  public static List<PackedFile> of(PartContent content) throws IOException {
    if (!mayBeIn(content.part())) {
      return List.of();
    }
    if (isTnef(content.part())) {
      try (InputStream in = content.stream()) {
        return Tnef.files(in.readNBytes(MOST_OCTETS));
      }
    }
    return Uuencoded.of(content.text(MOST_OCTETS)).files();
  }
}
