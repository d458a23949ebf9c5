package org.carillon.format.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/** Charsets as mail names them. */
final class Charsets {
  /** What octets are taken for that are not UTF-8 and say nothing of themselves. */
  static final Charset FALLBACK = Charset.forName("windows-1252");

  private Charsets() {}

  /** The charset of that name; empty when it is not known here. */
  static Optional<Charset> named(String name) {
    try {
      return Optional.of(
          switch (name.strip().toLowerCase(Locale.ROOT)) {
            // As everybody does (WHATWG Encoding, Names and labels).
            case "iso-8859-1", "us-ascii", "ascii", "latin1" -> FALLBACK;
            case "gb2312", "gbk", "gb_2312-80" -> Charset.forName("GB18030");
            case "ks_c_5601-1987", "euc-kr" -> Charset.forName("x-windows-949");
            case "shift_jis" -> Charset.forName("windows-31j");
            case "iso-8859-9" -> Charset.forName("windows-1254");
            case "unicode-1-1-utf-7", "utf-7" -> throw new UnsupportedCharsetException(name);
            default -> Charset.forName(name.strip());
          });
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Octets that say nothing of their charset: UTF-8 when they are, else the fallback. */
  static String guess(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return new String(octets, FALLBACK);
    }
  }
}
