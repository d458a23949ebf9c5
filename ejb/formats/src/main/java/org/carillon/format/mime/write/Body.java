package org.carillon.format.mime.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The content of a message or a part. Sources are read only when the part is written. */
public sealed interface Body {

  /**
   * Text for people. It is written unencoded if its lines are short enough, and otherwise as
   * quoted-printable.
   *
   * @param subtype {@code plain} or {@code html}
   * @param text the text, with any line ends
   * @param sevenBit true if text beyond ASCII must be encoded, since the message may reach a server
   *     that accepts nothing else
   */
  record Text(String subtype, String text, boolean sevenBit) implements Body {}

  /**
   * Text for people whose lines a mail program may join again (RFC 3676): {@code text/plain;
   * format=flowed}. Text beyond ASCII is encoded.
   *
   * @param text the text, with any line ends and one line for each paragraph; lines that begin with
   *     {@code >} are quoted
   */
  record Flowed(String text) implements Body {}

  /** A part that others refer to by its Content-ID (RFC 2392), without angle brackets. */
  record Identified(String id, Body body) implements Body {}

  /**
   * A body of several parts.
   *
   * @param type the type, for example {@code multipart/mixed}
   * @param parameters the parameters besides the boundary
   * @param boundary the boundary, 1 to 70 characters (RFC 2046 §5.1.1); no part may contain it as a
   *     delimiter line
   * @param preamble a line for mail programs without MIME, or empty
   */
  record Multipart(
      String type,
      Map<String, String> parameters,
      String boundary,
      String preamble,
      List<Body> parts)
      implements Body {}

  /**
   * A body of octets.
   *
   * @param type the type, for example {@code image/png}
   * @param parameters the parameters of the type
   * @param disposition {@code attachment}, or empty for none
   * @param dispositionParameters the parameters of the disposition
   */
  record Octets(
      String type,
      Map<String, String> parameters,
      String disposition,
      Map<String, String> dispositionParameters,
      Transfer transfer,
      Source source)
      implements Body {

    /** Creates octets without a disposition, which are shown inline. */
    public Octets(String type, Transfer transfer, Source source) {
      this(type, Map.of(), "", Map.of(), transfer, source);
    }
  }

  /** The transfer encoding of octets (RFC 2045 §6). */
  enum Transfer {
    /** Unencoded: lines of ASCII of at most 998 octets. */
    SEVEN_BIT,
    /** Unencoded: lines of at most 998 octets. */
    EIGHT_BIT,
    /** Base64, for any octets. */
    BASE64
  }

  @FunctionalInterface
  interface Source {
    /** Writes all octets. It is called once. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Returns a source of lines. The text must already have CRLF line ends. */
  static Source lines(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
