package org.carillon.webmail.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.carillon.contract.mailbox.messages.Flag;

/**
 * Writes messages as an mbox file (RFC 4155), with lines ended by LF. Lines that look like the
 * start of a message are quoted reversibly ("mboxrd"); flags are written in the fields that mail
 * programs know from each other.
 */
final class Mbox {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Mbox() {}

  /** Writes a message with its packed system flags. */
  static void write(
      InputStream message, Instant arrived, long flags, List<String> keywords, OutputStream out)
      throws IOException {
    StringBuilder head = new StringBuilder("From MAILER-DAEMON ");
    head.append(ASCTIME.format(arrived)).append('\n');
    head.append("Status: ").append(Flag.SEEN.in(flags) ? "RO" : "O").append('\n');
    String marks =
        (Flag.ANSWERED.in(flags) ? "A" : "")
            + (Flag.FLAGGED.in(flags) ? "F" : "")
            + (Flag.DRAFT.in(flags) ? "T" : "")
            + (Flag.DELETED.in(flags) ? "D" : "");
    if (!marks.isEmpty()) {
      head.append("X-Status: ").append(marks).append('\n');
    }
    if (!keywords.isEmpty()) {
      head.append("X-Keywords: ").append(String.join(" ", keywords)).append('\n');
    }
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    lines(new PushbackInputStream(message), out);
    out.write('\n');
  }

  private static void lines(PushbackInputStream in, OutputStream out) throws IOException {
    boolean isBegin = true;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (isBegin) {
        in.unread(c);
        begin(in, out);
        isBegin = false;
        continue;
      }
      if (c == '\r') {
        int next = in.read();
        if (next >= 0) {
          in.unread(next);
        }
        if (next == '\n') {
          continue;
        }
      }
      out.write(c);
      isBegin = c == '\n';
    }
    if (!isBegin) {
      out.write('\n');
    }
  }

  /** Writes the start of a line, quoted if it looks like the start of a message. */
  private static void begin(PushbackInputStream in, OutputStream out) throws IOException {
    int marks = 0;
    int c = in.read();
    while (c == '>') {
      marks++;
      c = in.read();
    }
    int same = 0;
    while (same < FROM.length && c == FROM[same]) {
      same++;
      c = same < FROM.length ? in.read() : c;
    }
    for (int i = same == FROM.length ? -1 : 0; i < marks; i++) {
      out.write('>');
    }
    out.write(FROM, 0, same);
    if (same < FROM.length && c >= 0) {
      in.unread(c);
    }
  }
}
