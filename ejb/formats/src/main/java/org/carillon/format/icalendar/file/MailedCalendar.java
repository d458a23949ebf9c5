package org.carillon.format.icalendar.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.contentline.UnicodeConversion;
import org.carillon.format.icalendar.ObjectRepair;
import org.carillon.format.mime.body.PartContent;

/**
 * Reads calendars in mail messages. The display, its buttons and automatic processing all use this
 * text, which is read as leniently as objects that clients store.
 */
public final class MailedCalendar {
  private static final Pattern BEGIN =
      Pattern.compile("(?im)^(?:\u00ef\u00bb\u00bf)?BEGIN:VCALENDAR[ \t]*$");

  private static final Pattern END = Pattern.compile("(?im)^END:VCALENDAR[ \t]*$");

  private MailedCalendar() {}

  /**
   * Returns the calendar in a part as UTF-8, repaired and without the text around it, since mailing
   * lists add footers.
   *
   * @param most the maximum number of octets
   * @return empty if the part is longer
   * @throws IOException if the message can't be read
   */
  public static Optional<byte[]> read(PartContent content, int most) throws IOException {
    byte[] octets;
    try (InputStream in = content.stream()) {
      octets = in.readNBytes(most + 1);
    }
    return octets.length > most
        ? Optional.empty()
        : Optional.of(
            ObjectRepair.message(
                alone(UnicodeConversion.in(content.part().parameter("charset"), octets))));
  }

  /** Returns the octets from the beginning of the first calendar to the end of the last. */
  private static byte[] alone(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    Matcher begin = BEGIN.matcher(text);
    if (!begin.find()) {
      return octets;
    }
    Matcher ends = END.matcher(text);
    int end = ends.results().mapToInt(each -> each.end()).max().orElse(octets.length);
    String behind = text.substring(end);
    return begin.start() == 0 && behind.isBlank()
        ? octets
        : Arrays.copyOfRange(octets, begin.start(), end);
  }
}
