package org.carillon.format.mime.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The charsets that mail uses, by the labels and tables of the web (WHATWG Encoding §4.2), which
 * reflect how the names are used, not what they mean officially, and by the names in the JDK for
 * others.
 */
public final class Charsets {
  /** The charset for octets that are not UTF-8 and have no declared charset. */
  public static final Charset FALLBACK = Charset.forName("windows-1252");

  private static final Set<String> SEVEN_BIT =
      Set.of(
          "x-windows-iso2022jp",
          "iso-2022-jp",
          "iso-2022-jp-2",
          "iso-2022-kr",
          "iso-2022-cn",
          "utf-7");

  private Charsets() {}

  /**
   * Every charset by its lower-case names. A lookup of an unknown name in the Java platform asks
   * all providers again, which a hostile header could cause thousands of times.
   */
  private static final Map<String, Charset> BY_NAME = byName();

  private static Map<String, Charset> byName() {
    Map<String, Charset> names = new HashMap<>();
    List<Charset> all = new ArrayList<>(Charset.availableCharsets().values());
    all.add(new Utf7());
    lines("tables.txt").map(TableCharset::of).forEach(all::add);
    for (Charset charset : all) {
      names.put(charset.name().toLowerCase(Locale.ROOT), charset);
      charset.aliases().forEach(alias -> names.put(alias.toLowerCase(Locale.ROOT), charset));
    }
    lines("labels.txt")
        .forEach(
            line -> {
              Charset meant = names.get(line.getFirst().replace(":", "").toLowerCase(Locale.ROOT));
              line.stream().skip(1).forEach(label -> names.put(label, meant));
            });
    return Map.copyOf(names);
  }

  private static Stream<List<String>> lines(String resource) {
    try (InputStream in = Charsets.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the charset of that name, or empty if it is unknown. */
  public static Optional<Charset> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /** Returns whether all octets of the charset are below 128. Other octets contradict it. */
  public static boolean isSevenBit(Charset charset) {
    return SEVEN_BIT.contains(charset.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the text of octets that are declared to be in the charset {@code said}. If that is a
   * seven-bit charset and the octets are not ASCII, the charset is guessed.
   */
  public static String read(byte[] octets, Charset said) {
    return isSevenBit(said) && !isAscii(octets) ? guess(octets) : new String(octets, said);
  }

  /** Returns whether all octets are below 128. */
  public static boolean isAscii(byte[] octets) {
    for (byte octet : octets) {
      if (octet < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the text of octets without a charset: UTF-8 if valid, otherwise the fallback. */
  public static String guess(byte[] octets) {
    return utf8(octets).orElseGet(() -> new String(octets, FALLBACK));
  }

  /** Returns the text of the octets, or empty if they are not valid UTF-8. */
  public static Optional<String> utf8(byte[] octets) {
    return strict(octets, StandardCharsets.UTF_8);
  }

  /** Returns the text of the octets, or empty if they are not all valid in the charset. */
  public static Optional<String> strict(byte[] octets, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    CharBuffer text =
        CharBuffer.allocate((int) Math.ceil(octets.length * (double) decoder.maxCharsPerByte()));
    // No exception is used here: a hostile header would cause thousands of them.
    boolean foreign =
        decoder.decode(ByteBuffer.wrap(octets), text, true).isError()
            || decoder.flush(text).isError();
    return foreign ? Optional.empty() : Optional.of(text.flip().toString());
  }
}
