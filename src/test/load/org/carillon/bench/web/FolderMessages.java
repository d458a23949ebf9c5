package org.carillon.bench.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.carillon.bench.imap.AppendedMessage;

/**
 * The messages of a folder that grew over years, by number: one every five minutes, in
 * conversations of three, every second in HTML as well, one of twenty unread. Their texts are
 * random words, so that they compress and are indexed as people's do.
 */
final class FolderMessages {
  /** A word in each message. */
  static final String COMMON = "carillon";

  private static final int CONVERSATION = 3;
  private static final int RARE = 10_000;
  private static final int UNREAD = 20;
  private static final int WORDS = 90;
  private static final Duration EACH = Duration.ofMinutes(5);
  private static final Instant LAST = Instant.parse("2026-11-20T12:00:00Z");

  private static final List<String> WORD =
      List.of(
          ("bell tower rope ringer change stedman bob treble tenor clapper wheel stay sally method"
                  + " peal quarter touch plain hunt course lead handstroke backstroke rounds call"
                  + " lower raise muffle chamber louvre frame headstock gudgeon bearing the of and"
                  + " to in that is was for on are with they at be this from have or by one had"
                  + " not but what all were when we there can an your which their said if do will"
                  + " each about how up out them then she many some so these would other into has"
                  + " more her two like him see time could no make than first been its who now")
              .split(" "));

  private final int count;

  FolderMessages(int count) {
    this.count = count;
  }

  /** A word in one of ten thousand messages. */
  static String rare(int number) {
    return "zimbel" + number % RARE;
  }

  static String word(RandomGenerator chance) {
    return WORD.get(chance.nextInt(WORD.size()));
  }

  /** A text of such words. */
  static String text(RandomGenerator chance) {
    return words(chance.nextInt(), WORDS);
  }

  Instant arrived(int number) {
    return LAST.minus(EACH.multipliedBy(count - 1L - number));
  }

  AppendedMessage message(int number) {
    return AppendedMessage.arrived(arrived(number), number % UNREAD != 0, text(number));
  }

  private byte[] text(int number) {
    int first = number - number % CONVERSATION;
    String more =
        number == first
            ? ""
            : "In-Reply-To: <%d@folder.test>\nReferences: <%d@folder.test>\n"
                .formatted(number - 1, first);
    String body = words(number, WORDS);
    String head =
        """
        Date: %s
        From: %s %s <writer%d@example.net>
        To: reader@folder.test
        Subject: %s%s
        Message-ID: <%d@folder.test>
        MIME-Version: 1.0
        """
            .formatted(
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    arrived(number).atOffset(ZoneOffset.UTC)),
                word(number * 31L),
                word(number * 57L),
                number % 300,
                number == first ? "" : "Re: ",
                words(first + 7, 6),
                number);
    return (head + more + (number % 2 == 0 ? plain(number, body) : both(number, body)))
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String plain(int number, String body) {
    return "Content-Type: text/plain; charset=utf-8\n\n%s\n%s %s\n"
        .formatted(body, COMMON, rare(number));
  }

  private static String both(int number, String body) {
    return """
        Content-Type: multipart/alternative; boundary="=_b"

        --=_b
        Content-Type: text/plain; charset=utf-8

        %1$s
        %2$s %3$s
        --=_b
        Content-Type: text/html; charset=utf-8

        <html><body style="font-family: sans-serif"><p>%1$s</p><p><b>%2$s</b> %3$s</p></body></html>
        --=_b--
        """
        .formatted(body, COMMON, rare(number));
  }

  private static String words(int seed, int many) {
    StringBuilder text = new StringBuilder(many * 7);
    long state = seed * 2654435761L + 1;
    for (int i = 0; i < many; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      text.append(word(state >>> 33)).append(i % 12 == 11 ? '\n' : ' ');
    }
    return text.toString().strip();
  }

  private static String word(long chance) {
    return WORD.get((int) (Math.abs(chance) % WORD.size()));
  }
}
