package org.carillon.format.mime.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.mime.encoding.Base64Stream;
import org.carillon.format.mime.encoding.CharsetDetection;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.format.mime.encoding.HtmlCharset;
import org.carillon.format.mime.encoding.QuotedPrintableStream;
import org.carillon.format.mime.encoding.Utf8Begin;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.Part;

/**
 * The body of a part of a stored message, streamed with its transfer encoding decoded.
 *
 * @param message the stored message
 * @param shift the number to add to the part's offsets: the octets before the stored content that
 *     the outline does not know of
 * @param part the part
 */
public record PartContent(ByteSource message, long shift, Part part) {
  private static final int LOOKED_AT = 4_096;
  private static final Set<String> ASCII = Set.of("us-ascii", "ascii");

  /** Returns the part, to be read in a charset, or a detected one if the name is unknown. */
  public PartContent inCharset(String name) {
    return new PartContent(message, shift, part.withParameter("charset", name));
  }

  /** Returns the body with Base64 or quoted-printable decoded. Others stay as they are. */
  public InputStream stream() {
    InputStream body = new SourceStream(message, shift + part.bodyOffset(), part.size());
    return switch (part.encoding().toLowerCase(Locale.ROOT)) {
      case "base64" -> new Base64Stream(body);
      case "quoted-printable" -> new QuotedPrintableStream(body);
      default -> body;
    };
  }

  /**
   * Returns the characters of a text part. Without a known charset, the text is read as UTF-8 if
   * its beginning is valid UTF-8, and in a guessed charset otherwise. An HTML text without a
   * charset may name one itself. ISO-8859-1 is read as windows-1252. Octets that can't be decoded
   * become U+FFFD.
   */
  public Reader reader() throws IOException {
    Optional<Charset> named = part.parameter("charset").flatMap(Charsets::named);
    boolean isSure =
        named.isPresent()
            && !named.get().equals(Charsets.FALLBACK)
            && !Charsets.isSevenBit(named.get());
    return new InputStreamReader(stream(), isSure ? named.get() : seen(named));
  }

  /** Returns the charset of the text, judged by its first octets. */
  private Charset seen(Optional<Charset> said) throws IOException {
    byte[] begin;
    try (InputStream in = stream()) {
      begin = in.readNBytes(LOOKED_AT);
    }
    boolean isHtml = part.is("text", "html");
    Optional<Charset> named = said.isEmpty() && isHtml ? HtmlCharset.of(begin) : said;
    if (Charsets.isAscii(begin) && named.isPresent() && !saysAscii()) {
      return named.get();
    }
    boolean cut = begin.length == LOOKED_AT;
    if (Utf8Begin.matches(begin, begin.length, cut)) {
      return StandardCharsets.UTF_8;
    }
    return named
        .filter(charset -> !Charsets.isSevenBit(charset))
        .filter(_ -> !saysAscii())
        .orElseGet(() -> CharsetDetection.of(begin));
  }

  /** Returns whether the part declares ASCII, which says nothing about other octets. */
  private boolean saysAscii() {
    return part.parameter("charset")
        .filter(name -> ASCII.contains(name.strip().toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  /** Returns at most the first {@code most} chars of a text part. */
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
   * Returns the text in readable form: the lines of {@code format=flowed} (RFC 3676) are joined,
   * and the formatting of an enriched text (RFC 1896) is removed. Other texts are returned
   * unchanged.
   *
   * @param text the text read from the part, or a beginning of it
   */
  public String read(String text) {
    if (Bodies.isEnriched(part)) {
      return EnrichedText.of(text);
    }
    return part.is("text", "plain") && says("format", "flowed")
        ? FlowedText.of(text, says("delsp", "yes"))
        : text;
  }

  private boolean says(String parameter, String value) {
    return part.parameter(parameter).map(String::strip).filter(value::equalsIgnoreCase).isPresent();
  }

  /** Returns the file name as the sender gave it, to show, but not safe as a name on disk. */
  public Optional<String> fileName() {
    return part.disposition()
        .flatMap(disposition -> DecodedText.parameter(disposition.parameters(), "filename"))
        .or(() -> DecodedText.parameter(part.parameters(), "name"));
  }
}
