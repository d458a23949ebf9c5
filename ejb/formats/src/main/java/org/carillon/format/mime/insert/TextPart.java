package org.carillon.format.mime.insert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.body.SourceStream;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.format.mime.header.Parameter;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.QuotedPrintable;

/**
 * A text part that another text is inserted into. If the part's charset can encode the inserted
 * text, its other octets stay unchanged; otherwise the part is converted to UTF-8. The transfer
 * encoding stays unless line lengths or characters no longer fit it (RFC 2045 §6).
 */
final class TextPart {
  /** The maximum number of octets of a text. A larger text is not changed. */
  private static final int MOST = 4_194_304;

  private static final int MOST_LINE = 998;
  private static final String CRLF = "\r\n";
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;

  private final ByteSource message;
  private final Part part;
  private final boolean isRoot;
  private final String octets;
  private final boolean isWhole;

  TextPart(ByteSource message, Part part, boolean isRoot) throws IOException {
    this.message = message;
    this.part = part;
    this.isRoot = isRoot;
    try (InputStream in = new PartContent(message, 0, part).stream()) {
      byte[] read = in.readNBytes(MOST + 1);
      this.isWhole = read.length <= MOST;
      this.octets = new String(read, LATIN);
    }
  }

  /** Returns whether the text contains an inline signed or encrypted block (RFC 9580 §6.2). */
  boolean isClosed() {
    return octets.contains("-----BEGIN PGP ");
  }

  /** Returns the insertion of a new part, followed by the boundary. */
  static OctetReplacement made(InsertedText text, String boundary, long at) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        new HeaderWriter()
            .parameters("Content-Type", "text/plain", Map.of("charset", "utf-8"))
            .field("Content-Transfer-Encoding", "quoted-printable")
            .toString()
            .getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(LINE_END);
    QuotedPrintable.write(text.plain().getBytes(StandardCharsets.UTF_8), out);
    out.writeBytes((CRLF + "--" + boundary + CRLF).getBytes(StandardCharsets.UTF_8));
    return new OctetReplacement(at, 0, out.toByteArray());
  }

  /** Returns the part with the text inserted; empty if it is there or can't be inserted. */
  Optional<OctetReplacement> with(InsertedText text) throws IOException {
    String wanted = part.is("text", "html") ? text.html() : text.plain();
    if (wanted.isEmpty() || !isWhole) {
      return Optional.empty();
    }
    Optional<Charset> own = own();
    if (own.isPresent() && isLikeAscii(own.get()) && own.get().newEncoder().canEncode(wanted)) {
      String inserted = new String(wanted.getBytes(own.get()), LATIN);
      return put(octets, inserted, text.isFirst()).flatMap(put -> splice(put, LATIN, false));
    }
    Optional<String> read = read();
    return read.isEmpty()
        ? Optional.empty()
        : put(read.get(), wanted, text.isFirst())
            .flatMap(put -> splice(put, StandardCharsets.UTF_8, true));
  }

  /** Returns the strictly declared charset (RFC 2046 §4.1.2); empty if unknown or unusable. */
  private Optional<Charset> own() {
    Optional<String> name = part.parameter("charset").map(String::strip);
    if (name.isEmpty()) {
      return Optional.of(StandardCharsets.US_ASCII);
    }
    try {
      Charset charset = Charset.forName(name.get());
      return Optional.of(charset).filter(Charset::canEncode);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** Returns whether the octets below 128 always stand for the ASCII characters in this charset. */
  private static boolean isLikeAscii(Charset charset) {
    String name = charset.name().toLowerCase(Locale.ROOT);
    String sample = "<body>=\"az09\" -\r\n";
    return !name.contains("2022")
        && !name.contains("utf-7")
        && !name.startsWith("hz")
        && new String(sample.getBytes(charset), LATIN).equals(sample);
  }

  /** Returns the decoded text, or empty if it can't be decoded. */
  private Optional<String> read() {
    byte[] own = octets.getBytes(LATIN);
    Optional<Charset> named = part.parameter("charset").flatMap(Charsets::named);
    if (part.parameter("charset").isPresent() && named.isEmpty()) {
      return Optional.empty();
    }
    if (named.isEmpty() || named.get().equals(Charsets.FALLBACK)) {
      return Optional.of(Charsets.guess(own));
    }
    return Charsets.strict(own, named.get());
  }

  private Optional<String> put(String before, String wanted, boolean first) {
    return part.is("text", "html")
        ? putHtml(before, wanted, first)
        : putPlain(before, stuffed(wanted), first);
  }

  /** Space-stuffs lines of {@code format=flowed}, so that none becomes a quote (RFC 3676 §4.4). */
  private String stuffed(String wanted) {
    boolean flowed =
        part.parameter("format").map(String::strip).filter("flowed"::equalsIgnoreCase).isPresent();
    return flowed ? wanted.replaceAll("(?m)^(?=[ >]|From )", " ") : wanted;
  }

  private static Optional<String> putPlain(String before, String wanted, boolean first) {
    if (first) {
      return before.startsWith(wanted)
          ? Optional.empty()
          : Optional.of(wanted + CRLF + CRLF + before);
    }
    if (before.stripTrailing().endsWith(wanted.stripTrailing())) {
      return Optional.empty();
    }
    boolean ended = before.isEmpty() || before.endsWith("\n");
    return Optional.of(
        before + (ended ? "" : CRLF) + CRLF + wanted + (before.endsWith("\n") ? CRLF : ""));
  }

  private static Optional<String> putHtml(String before, String wanted, boolean first) {
    HtmlBody body = HtmlBody.of(before);
    String piece = CRLF + wanted + CRLF;
    int at = first ? body.begin() : body.end();
    boolean isThere =
        first ? before.startsWith(piece, at) : before.substring(0, at).endsWith(piece);
    return isThere
        ? Optional.empty()
        : Optional.of(before.substring(0, at) + piece + before.substring(at));
  }

  private Optional<OctetReplacement> splice(String text, Charset charset, boolean converted) {
    byte[] body = text.getBytes(charset);
    try {
      return Optional.of(encoded(body, converted));
    } catch (IOException surprise) {
      throw new IllegalStateException(surprise);
    }
  }

  private OctetReplacement encoded(byte[] body, boolean converted) throws IOException {
    String before = part.encoding().strip().toLowerCase(Locale.ROOT);
    String encoding = encoding(before, body);
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + body.length / 2);
    long from = part.bodyOffset();
    if (converted || !encoding.equals(before)) {
      from = part.headerOffset();
      out.writeBytes(header(encoding, converted));
    }
    switch (encoding) {
      case "base64" -> {
        out.writeBytes(Base64.getMimeEncoder(76, LINE_END).encode(body));
        out.writeBytes(isRoot ? LINE_END : new byte[0]);
      }
      case "quoted-printable" -> QuotedPrintable.write(body, out);
      default -> out.writeBytes(body);
    }
    return new OctetReplacement(from, part.bodyOffset() + part.size() - from, out.toByteArray());
  }

  private static String encoding(String before, byte[] body) {
    if (before.equals("base64") || before.equals("quoted-printable")) {
      return before;
    }
    boolean ascii = true;
    boolean fits = true;
    int length = 0;
    for (byte c : body) {
      ascii &= c > 0;
      length = c == '\n' ? 0 : length + 1;
      fits &= length <= MOST_LINE + 1;
    }
    return fits && (ascii || before.equals("8bit") || before.equals("binary"))
        ? before
        : "quoted-printable";
  }

  /** Returns the part's header with the changed fields; the message's own for a single part. */
  private byte[] header(String encoding, boolean converted) throws IOException {
    byte[] before;
    try (InputStream in =
        new SourceStream(message, part.headerOffset(), part.bodyOffset() - part.headerOffset())) {
      before = in.readAllBytes();
    }
    Header header = Header.read(new ByteArrayInputStream(before));
    HeaderEdit edit = header.edit();
    if (isRoot && header.all("MIME-Version").isEmpty()) {
      edit.append("MIME-Version: 1.0\r\n");
    }
    if (converted) {
      edit.remove("Content-Type").append(type());
    }
    return edit.remove("Content-Transfer-Encoding")
        .append("Content-Transfer-Encoding: " + encoding + CRLF)
        .end()
        .apply()
        .octets();
  }

  private String type() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Parameter parameter : part.parameters()) {
      String name = parameter.name().toLowerCase(Locale.ROOT);
      if (!name.contains("*") && !name.equals("charset")) {
        parameters.putIfAbsent(name, parameter.value());
      }
    }
    parameters.put("charset", "utf-8");
    return new HeaderWriter()
        .parameters("Content-Type", "text/" + part.subtype().toLowerCase(Locale.ROOT), parameters)
        .toString();
  }
}
