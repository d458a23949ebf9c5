package org.carillon.feed.internal.reading;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.MailDate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;

/** Reads single texts of feeds: titles, addresses and dates. */
public final class FeedText {
  private static final int LONGEST_ADDRESS = 2_000;
  private static final int LONGEST_DATE = 100;

  /** The format of RFC 3339, with optional time and offset. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT);

  private FeedText() {}

  /** Returns a text on one line, cut to a length, without characters that change direction. */
  public static String bounded(String text, int most) {
    String line = text.replaceAll("[\\p{Cntrl}\\s\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
    if (line.length() <= most) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
    return line.substring(0, end) + "…";
  }

  /** Returns the plain text of a text that may be HTML. */
  static String plain(String text) {
    return text.indexOf('<') < 0 && text.indexOf('&') < 0 ? text : Jsoup.parse(text).text();
  }

  /** Returns an absolute web address in ASCII, or empty for any other address. */
  static String absolute(String base, String written) {
    String target = written.strip();
    if (target.isEmpty() || target.length() > LONGEST_ADDRESS) {
      return "";
    }
    String found = new Element(Tag.valueOf("a"), base).attr("href", target).absUrl("href");
    String lower = found.toLowerCase(Locale.ROOT);
    return (lower.startsWith("https://") || lower.startsWith("http://")) ? ascii(found) : "";
  }

  private static String ascii(String address) {
    StringBuilder encoded = new StringBuilder(address.length());
    for (byte octet : address.getBytes(StandardCharsets.UTF_8)) {
      if (octet > ' ' && octet < 0x7F && "<>\"\\^`{|}".indexOf(octet) < 0) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append("%02X".formatted(octet & 0xFF));
      }
    }
    try {
      URI uri = URI.create(encoded.toString());
      return uri.getHost() == null || encoded.length() > LONGEST_ADDRESS ? "" : encoded.toString();
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  /** Parses a date in the format of mail, of RFC 3339 or of W3C's note on dates. */
  static Optional<OffsetDateTime> date(String text) {
    String date = text.strip();
    if (date.isEmpty() || date.length() > LONGEST_DATE) {
      return Optional.empty();
    }
    try {
      TemporalAccessor read =
          ISO.parseBest(date, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(
          switch (read) {
            case OffsetDateTime at -> at;
            case LocalDateTime at -> at.atOffset(ZoneOffset.UTC);
            default -> LocalDate.from(read).atStartOfDay().atOffset(ZoneOffset.UTC);
          });
    } catch (DateTimeException mail) {
      return MailDate.parse(date);
    }
  }
}
