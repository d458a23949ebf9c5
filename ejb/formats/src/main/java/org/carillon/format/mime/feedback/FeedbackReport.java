package org.carillon.format.mime.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;

/**
 * What somebody reports of a message (RFC 5965 §3): the fields of {@code message/feedback-report},
 * and the header of the message it is about.
 *
 * @param report its fields
 * @param reported the header of the message; empty where only an id of it is told
 */
public record FeedbackReport(Header report, Optional<Header> reported) {
  private static final int MOST_OCTETS = 65_536;
  private static final int MOST_PARTS = 20;
  private static final int MOST_VALUE = 200;

  /**
   * Finds it in a message; empty where there is none.
   *
   * @param outline the message's
   * @throws IOException when the message can't be read
   */
  public static Optional<FeedbackReport> in(Outline outline, ByteSource content)
      throws IOException {
    Optional<Header> report = Optional.empty();
    Optional<Header> reported = Optional.empty();
    for (Bodies.Leaf leaf : Bodies.leaves(outline.body()).stream().limit(MOST_PARTS).toList()) {
      Part part = leaf.part();
      if (report.isEmpty() && part.is("message", "feedback-report")) {
        report = Optional.of(header(content, part));
      } else if (report.isPresent()
          && reported.isEmpty()
          && (part.is("message", "rfc822")
              || part.is("message", "global")
              || part.is("text", "rfc822-headers")
              || part.is("message", "rfc822-headers")
              || part.is("message", "global-headers"))) {
        reported = Optional.of(header(content, part));
      }
    }
    Optional<Header> about = reported;
    return report
        .filter(fields -> fields.first("Feedback-Type").isPresent())
        .map(fields -> new FeedbackReport(fields, about));
  }

  private static Header header(ByteSource content, Part part) throws IOException {
    try (InputStream in = new PartContent(content, 0, part).stream()) {
      return Header.parse(in.readNBytes(MOST_OCTETS));
    }
  }

  /** {@code abuse}, {@code fraud}, {@code virus}, {@code not-spam}, {@code opt-out} … */
  public String type() {
    return field("Feedback-Type").toLowerCase(Locale.ROOT);
  }

  /** A field of the report; empty where there is none. */
  public String field(String name) {
    return value(report, name);
  }

  /** A field of the message that it is about; empty where there is none. */
  public String reportedField(String name) {
    return reported.map(header -> value(header, name)).orElse("");
  }

  /** Words of strangers: one line, and not too long. */
  private static String value(Header header, String name) {
    String text = header.first(name).map(HeaderField::utf8).orElse("").strip();
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= MOST_VALUE ? line : line.substring(0, MOST_VALUE);
  }
}
