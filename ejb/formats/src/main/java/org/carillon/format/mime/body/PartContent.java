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
import org.carillon.format.mime.encoding.CharsetGuess;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.format.mime.encoding.HtmlCharset;
import org.carillon.format.mime.encoding.QuotedPrintableStream;
import org.carillon.format.mime.encoding.Utf8Begin;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.Part;

/**
 * A part's body, its transfer encoding taken off, streamed out of a stored message.
 *
 * @param message the stored message
 * @param shift what to add to the part's offsets: the octets before the stored content that the
 *     outline does not know of
 * @param part the part
 */
public record PartContent(ByteSource message, long shift, Part part) {
  private static final int LOOKED_AT = 4_096;
  private static final Set<String> ASCII = Set.of("us-ascii", "ascii");

  /** The same, read in another charset than it says, if that is known here. */
  public PartContent inCharset(String name) {
    return new PartContent(message, shift, part.withParameter("charset", name));
  }

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
   * else what its letters are like; said to be ISO-8859-1, it is windows-1252; an HTML text without
   * one may name it in itself. What can't be decoded becomes U+FFFD.
   */
  public Reader reader() throws IOException {
    Optional<Charset> named = part.parameter("charset").flatMap(Charsets::named);
    boolean isSure =
        named.isPresent()
            && !named.get().equals(Charsets.FALLBACK)
            && !Charsets.isSevenBit(named.get());
    return new InputStreamReader(stream(), isSure ? named.get() : seen(named));
  }

  /** What its begin is in. */
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
        .orElseGet(() -> CharsetGuess.of(begin));
  }

  /** ASCII with others' letters in it says nothing of them. */
  private boolean saysAscii() {
    return part.parameter("charset")
        .filter(name -> ASCII.contains(name.strip().toLowerCase(Locale.ROOT)))
        .isPresent();
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
   * A text as people read it: {@code format=flowed} (RFC 3676) is put together, of an enriched one
   * (RFC 1896) the words are left; others come out as they are.
   *
   * @param text what was read of the part, or is left of it
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

  /** The name the sender gave the part, for people; not safe as a file's name. */
  public Optional<String> fileName() {
    return part.disposition()
        .flatMap(disposition -> DecodedText.parameter(disposition.parameters(), "filename"))
        .or(() -> DecodedText.parameter(part.parameters(), "name"));
  }
}
