package org.carillon.format.mime.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Charsets as mail names them. */
public final class Charsets {
  /** What octets are taken for that are not UTF-8 and say nothing of themselves. */
  public static final Charset FALLBACK = Charset.forName("windows-1252");

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
    for (Charset charset : all) {
      names.put(charset.name().toLowerCase(Locale.ROOT), charset);
      charset.aliases().forEach(alias -> names.put(alias.toLowerCase(Locale.ROOT), charset));
    }
    // What names are used for rather than what they mean (WHATWG Encoding, Names and labels).
    for (String latin : List.of("iso-8859-1", "us-ascii", "ascii", "latin1")) {
      names.put(latin, FALLBACK);
    }
    for (String chinese : List.of("gb2312", "gbk", "gb_2312-80")) {
      names.put(chinese, Charset.forName("GB18030"));
    }
    names.put("ks_c_5601-1987", Charset.forName("x-windows-949"));
    names.put("euc-kr", Charset.forName("x-windows-949"));
    names.put("shift_jis", Charset.forName("windows-31j"));
    names.put("iso-8859-9", Charset.forName("windows-1254"));
    return Map.copyOf(names);
  }

  /** Those that have a name all agree on (RFC 2978), by it and in its order. */
  public static List<String> registered() {
    return BY_NAME.values().stream()
        .filter(Charset::isRegistered)
        .map(Charset::name)
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }

  /** The charset of that name; empty when it is not known here. */
  public static Optional<Charset> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /** Octets that say nothing of their charset: UTF-8 when they are, else the fallback. */
  public static String guess(byte[] octets) {
    CharBuffer text = CharBuffer.allocate(octets.length);
    // Not by an exception: a hostile header would have thousands made.
    boolean utf8 =
        !StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets), text, true).isError();
    return utf8 ? text.flip().toString() : new String(octets, FALLBACK);
  }
}
