package org.carillon.format.icalendar.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.contentline.SentText;
import org.carillon.format.icalendar.ObjectRepair;
import org.carillon.format.mime.body.PartContent;

/**
 * Calendars in letters: what is shown of one, what its buttons do, and what is put into calendars
 * by itself all come from the one text that is read here, as leniently as what clients put.
 */
public final class LetterCalendar {
  private static final Pattern BEGIN =
      Pattern.compile("(?im)^(?:\u00ef\u00bb\u00bf)?BEGIN:VCALENDAR[ \t]*$");

  private static final Pattern END = Pattern.compile("(?im)^END:VCALENDAR[ \t]*$");

  private LetterCalendar() {}

  /**
   * What a part says, in UTF-8, its mistakes mended, without what stands around the calendar:
   * mailing lists write under it.
   *
   * @param most so many octets are read
   * @return empty of a longer one
   * @throws IOException when the store is away
   */
  public static Optional<byte[]> read(PartContent content, int most) throws IOException {
    byte[] octets;
    try (InputStream in = content.stream()) {
      octets = in.readNBytes(most + 1);
    }
    return octets.length > most
        ? Optional.empty()
        : Optional.of(
            ObjectRepair.message(alone(SentText.in(content.part().parameter("charset"), octets))));
  }

  /** From where the first calendar begins to where the last ends. */
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
