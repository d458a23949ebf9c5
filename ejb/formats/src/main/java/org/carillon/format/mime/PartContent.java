package org.carillon.format.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A part's body, its transfer encoding taken off, streamed out of a stored message.
 *
 * @param message the stored message
 * @param shift what to add to the part's offsets: the octets before the stored content that the
 *     outline does not know of
 * @param part the part
 */
public record PartContent(ByteSource message, long shift, Part part) {

  /** The body's octets, Base64 or quoted-printable taken off; other encodings stand as they are. */
  public InputStream stream() {
    InputStream body = new SourceStream(message, shift + part.bodyOffset(), part.size());
    return switch (part.encoding().toLowerCase(Locale.ROOT)) {
      case "base64" -> new Base64Stream(body);
      case "quoted-printable" -> new QuotedPrintableStream(body);
      default -> body;
    };
  }

  /**
   * A text part's characters. Without a charset that is known here it is UTF-8 when its begin is,
   * else windows-1252; what can't be decoded becomes U+FFFD.
   */
  public Reader reader() throws IOException {
    Optional<Charset> named = part.parameter("charset").flatMap(Charsets::named);
    if (named.isPresent() && !named.get().equals(Charsets.FALLBACK)) {
      return new InputStreamReader(stream(), named.get());
    }
    return new InputStreamReader(
        stream(), looksLikeUtf8() ? StandardCharsets.UTF_8 : Charsets.FALLBACK);
  }

  private boolean looksLikeUtf8() throws IOException {
    byte[] begin = new byte[4096];
    int length;
    try (InputStream in = stream()) {
      length = in.readNBytes(begin, 0, begin.length);
    }
    return Utf8Begin.matches(begin, length, length == begin.length);
  }

  /** A text part's characters, at most so many. */
  public String text(int most) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    try (Reader reader = reader()) {
      while (text.length() < most) {
        int n = reader.read(buffer, 0, Math.min(buffer.length, most - text.length()));
        if (n < 0) {
          break;
        }
        text.append(buffer, 0, n);
      }
    }
    return text.toString();
  }

  /**
   * A plain text as people read it: {@code format=flowed} (RFC 3676) is put together; others come
   * out as they are.
   *
   * @param text what was read of the part, or is left of it
   */
  public String read(String text) {
    return part.is("text", "plain") && says("format", "flowed")
        ? FlowedText.of(text, says("delsp", "yes"))
        : text;
  }

  private boolean says(String parameter, String value) {
    return part.parameter(parameter).map(String::strip).filter(value::equalsIgnoreCase).isPresent();
  }

  /** The name the sender gave the part, for people; not safe as a file's name. */
  public Optional<String> fileName() {
    return part.disposition()
        .flatMap(disposition -> DecodedText.parameter(disposition.parameters(), "filename"))
        .or(() -> DecodedText.parameter(part.parameters(), "name"));
  }
}
