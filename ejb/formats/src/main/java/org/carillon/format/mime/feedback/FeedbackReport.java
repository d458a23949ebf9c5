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
 * A feedback report about a message (RFC 5965 §3): the fields of {@code message/feedback-report}
 * and the header of the reported message.
 *
 * @param report the fields of the report
 * @param reported the header of the reported message; empty if the report does not contain it
 */
public record FeedbackReport(Header report, Optional<Header> reported) {
  private static final int MOST_OCTETS = 65_536;
  private static final int MOST_PARTS = 20;
  private static final int MOST_VALUE = 200;

  /** Returns the feedback report in a message with this outline, or empty if there is none. */
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

  /** Returns the feedback type in lower case: {@code abuse}, {@code fraud}, {@code virus} … */
  public String type() {
    return field("Feedback-Type").toLowerCase(Locale.ROOT);
  }

  /** Returns a field of the report, or an empty string if there is none. */
  public String field(String name) {
    return value(report, name);
  }

  /** Returns a field of the reported message's header, or an empty string if there is none. */
  public String reportedField(String name) {
    return reported.map(header -> value(header, name)).orElse("");
  }

  /** Returns the first field's value as a line of at most {@link #MOST_VALUE} chars. */
  private static String value(Header header, String name) {
    String text = header.first(name).map(HeaderField::utf8).orElse("").strip();
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= MOST_VALUE ? line : line.substring(0, MOST_VALUE);
  }
}
