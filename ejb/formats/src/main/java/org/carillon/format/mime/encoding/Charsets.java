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
 * Charsets as mail names them: by the labels and tables of the web (WHATWG Encoding §4.2), which
 * are what names are used for rather than what they mean, and by the JDK's names for others.
 */
public final class Charsets {
  /** What octets are taken for that are not UTF-8 and say nothing of themselves. */
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
   * Every charset by its lower-case names. Looking a wrong name up in the platform asks all
   * providers anew, which a hostile header could have done thousands of times.
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

  /** The charset of that name; empty when it is not known here. */
  public static Optional<Charset> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /**
   * Whether all octets of that charset are below 128: where others stand, the text is not in it,
   * whatever it says.
   */
  public static boolean isSevenBit(Charset charset) {
    return SEVEN_BIT.contains(charset.name().toLowerCase(Locale.ROOT));
  }

  /** Octets that are said to be in a charset, and are read so if they can be. */
  public static String read(byte[] octets, Charset said) {
    return isSevenBit(said) && !isAscii(octets) ? guess(octets) : new String(octets, said);
  }

  /** Whether all octets are below 128. */
  public static boolean isAscii(byte[] octets) {
    for (byte octet : octets) {
      if (octet < 0) {
        return false;
      }
    }
    return true;
  }

  /** Octets that say nothing of their charset: UTF-8 when they are, else the fallback. */
  public static String guess(byte[] octets) {
    return utf8(octets).orElseGet(() -> new String(octets, FALLBACK));
  }

  /** The text of octets that are UTF-8; empty of others. */
  public static Optional<String> utf8(byte[] octets) {
    return strict(octets, StandardCharsets.UTF_8);
  }

  /** The text of octets that are all of a charset; empty of others. */
  public static Optional<String> strict(byte[] octets, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    CharBuffer text =
        CharBuffer.allocate((int) Math.ceil(octets.length * (double) decoder.maxCharsPerByte()));
    // Not by an exception: a hostile header would have thousands made.
    boolean foreign =
        decoder.decode(ByteBuffer.wrap(octets), text, true).isError()
            || decoder.flush(text).isError();
    return foreign ? Optional.empty() : Optional.of(text.flip().toString());
  }
}
