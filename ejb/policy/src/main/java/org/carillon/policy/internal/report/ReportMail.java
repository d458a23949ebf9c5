package org.carillon.policy.internal.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.MailData;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.Bodies.Leaf;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;

/** Finds the report in a received message (RFC 9990 §3.5.2). */
final class ReportMail {
  /** The size of the largest compressed report, in octets. */
  static final int MOST_OCTETS = 4 << 20;

  /** The size of the largest message: the report in Base64, and what surrounds it. */
  private static final long MOST_MESSAGE = 2L * MOST_OCTETS;

  private ReportMail() {}

  /**
   * Returns the attached file, or empty if there is none or it is too large.
   *
   * @throws IOException if the message cannot be read
   */
  static Optional<byte[]> file(MailData message) throws IOException {
    if (message.content().size() > MOST_MESSAGE) {
      return Optional.empty();
    }
    try (Content content = message.content().content()) {
      for (Leaf leaf : Bodies.leaves(Outline.parse(content.stream()).body())) {
        if (isReport(leaf.part())) {
          byte[] file;
          try (InputStream in = new PartContent(content::read, 0, leaf.part()).stream()) {
            file = in.readNBytes(MOST_OCTETS + 1);
          }
          return file.length > MOST_OCTETS ? Optional.empty() : Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isReport(Part part) {
    String name = Bodies.name(part).toLowerCase(Locale.ROOT);
    return part.is("application", "gzip")
        || part.is("application", "x-gzip")
        || part.is("application", "zip")
        || part.is("application", "x-zip-compressed")
        || part.is("text", "xml")
        || part.is("application", "xml")
        || name.endsWith(".xml.gz")
        || name.endsWith(".xml")
        || name.endsWith(".zip");
  }
}
