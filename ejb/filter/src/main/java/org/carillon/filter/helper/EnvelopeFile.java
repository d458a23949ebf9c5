package org.carillon.filter.helper;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.carillon.filter.MessageContext;
import org.carillon.filter.MessageOctets;

/**
 * The file from which a helper program reads a message: lines about its envelope, an empty line,
 * the message. All lines end with LF, as these programs expect.
 */
public final class EnvelopeFile {
  private static final int BUFFER = 65_536;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private EnvelopeFile() {}

  public static void write(
      OutputStream out, MessageContext context, MessageOctets message, Instant now)
      throws IOException {
    String when = WHEN.format(now);
    StringBuilder envelope = new StringBuilder();
    envelope.append("S ").append(context.user().isPresent() ? "SMTPU" : "SMTP");
    envelope.append(" [").append(context.client().getHostAddress()).append("]\n");
    envelope.append("A ").append(plain(context.host())).append("\nO L\n");
    envelope.append("P I ").append(when).append(" 0000 ____ ____ <");
    envelope.append(plain(context.from())).append(">\n");
    for (String to : context.to()) {
      envelope.append("R W ").append(when).append(" 0000 ____ _FY_ <");
      envelope.append(plain(to)).append(">\n");
    }
    OutputStream lines = new BufferedOutputStream(new WithoutReturns(out), BUFFER);
    lines.write(envelope.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    message.writeTo(lines);
    lines.flush();
  }

  /** Replaces control characters, so that an address can't add a line of its own. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  /** Removes each CR before an LF. */
  private static final class WithoutReturns extends FilterOutputStream {
    private boolean isPending;

    WithoutReturns(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      byte[] kept = new byte[length + 1];
      int size = 0;
      for (int i = offset; i < offset + length; i++) {
        if (isPending && from[i] != '\n') {
          kept[size++] = '\r';
        }
        isPending = from[i] == '\r';
        if (!isPending) {
          kept[size++] = from[i];
        }
      }
      out.write(kept, 0, size);
    }
  }
}
