package org.carillon.filter.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.filter.AnswerReader;
import org.carillon.filter.TooLargeAnswerException;

/** A complete HTTP answer (RFC 9112 §4). */
public record HttpAnswer(int status, AnswerFields fields, byte[] body) {
  private static final int MOST_LINE = 8_192;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");

  /** Reads an answer. Throws if it is not valid or its body exceeds {@code most} octets. */
  public static HttpAnswer read(AnswerReader in, int most) throws IOException {
    String line = in.line(MOST_LINE);
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      throw new IOException("This is not an HTTP answer: " + line);
    }
    AnswerFields fields = AnswerFields.read(in);
    return new HttpAnswer(Integer.parseInt(status.group(1)), fields, body(in, fields, most));
  }

  private static byte[] body(AnswerReader in, AnswerFields fields, int most) throws IOException {
    if (fields.get("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (byte[] chunk = chunk(in, most); chunk.length > 0; chunk = chunk(in, most)) {
        all.write(chunk);
        if (all.size() > most) {
          throw new TooLargeAnswerException(most);
        }
      }
      return all.toByteArray();
    }
    if (fields.get("content-length").isEmpty()) {
      return in.rest(most);
    }
    int length = fields.number("content-length").orElse(Integer.MAX_VALUE);
    if (length > most) {
      throw new TooLargeAnswerException(most);
    }
    return in.exactly(length);
  }

  /** Reads a chunk (RFC 9112 §7.1) of at most {@code most} octets; after the last, the trailer. */
  public static byte[] chunk(AnswerReader in, int most) throws IOException {
    String size = in.line(MOST_LINE).split(";", 2)[0].strip();
    if (!size.matches("[0-9A-Fa-f]{1,7}")) {
      throw new IOException("This is not an HTTP chunk: " + size);
    }
    int length = Integer.parseInt(size, 16);
    if (length > most) {
      throw new TooLargeAnswerException(most);
    }
    if (length == 0) {
      AnswerFields.read(in);
      return new byte[0];
    }
    byte[] chunk = in.exactly(length);
    // The rest of the line that ends the chunk is only its CR.
    in.line(1);
    return chunk;
  }
}
