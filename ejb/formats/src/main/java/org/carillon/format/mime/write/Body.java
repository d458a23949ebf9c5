package org.carillon.format.mime.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What is in a message or in a part of one: contents are written when their turn comes. */
public sealed interface Body {

  /**
   * Text for people. It goes as it is where its lines are short enough, else quoted-printable.
   *
   * @param subtype {@code plain} or {@code html}
   * @param text with line ends of any kind
   * @param sevenBit whether nothing beyond ASCII may stand in it as it is: what sends it may meet a
   *     server that takes no other
   */
  record Text(String subtype, String text, boolean sevenBit) implements Body {}

  /**
   * Text for people whose lines may be put together again by whoever shows it (RFC 3676): {@code
   * text/plain; format=flowed}. Nothing beyond ASCII stands in it as it is.
   *
   * @param text with line ends of any kind, a paragraph a line; lines that begin with {@code >} are
   *     quoted
   */
  record Flowed(String text) implements Body {}

  /**
   * A part that others name by its Content-ID (RFC 2392).
   *
   * @param id without its angle brackets
   */
  record Identified(String id, Body body) implements Body {}

  /**
   * Several.
   *
   * @param type {@code multipart/mixed}
   * @param parameters besides the boundary
   * @param boundary 1 to 70 characters (RFC 2046 §5.1.1) that no part has in a line of its own
   * @param preamble a line for programs without MIME, or empty
   */
  record Multipart(
      String type,
      Map<String, String> parameters,
      String boundary,
      String preamble,
      List<Body> parts)
      implements Body {}

  /**
   * Octets.
   *
   * @param type {@code image/png}
   * @param parameters of the type
   * @param disposition {@code attachment}, or empty for none
   * @param dispositionParameters of that
   */
  record Octets(
      String type,
      Map<String, String> parameters,
      String disposition,
      Map<String, String> dispositionParameters,
      Transfer transfer,
      Source source)
      implements Body {

    /** Octets that are shown where they stand. */
    public Octets(String type, Transfer transfer, Source source) {
      this(type, Map.of(), "", Map.of(), transfer, source);
    }
  }

  /** How octets stand in the message (RFC 2045 §6). */
  enum Transfer {
    /** As they are: lines of ASCII, 998 octets at most. */
    SEVEN_BIT,
    /** As they are: lines of 998 octets at most. */
    EIGHT_BIT,
    /** Whatever they are. */
    BASE64
  }

  /** Writes octets. */
  @FunctionalInterface
  interface Source {
    /** Writes all of them, once. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Lines, which end as on the wire. */
  static Source lines(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
