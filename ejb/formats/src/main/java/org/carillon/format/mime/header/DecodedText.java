package org.carillon.format.mime.header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.format.mime.encoding.Charsets;

/**
 * Decodes a header's octets to text for people: encoded words (RFC 2047, with RFC 2231's language),
 * raw UTF-8 (RFC 6532), or windows-1252 if they are not UTF-8. Control characters become spaces, so
 * that no value spans lines. Text that can't be decoded is kept as it is.
 */
public final class DecodedText {
  private DecodedText() {}

  /** Returns the text of an unstructured value or a display name. */
  public static String of(String octets) {
    if (octets.indexOf("=?") < 0) {
      return harmless(raw(octets));
    }
    StringBuilder text = new StringBuilder(octets.length());
    EncodedWordDecoder joined = new EncodedWordDecoder(text);
    int at = 0;
    while (at < octets.length()) {
      int begin = octets.indexOf("=?", at);
      Optional<EncodedWord> word = begin < 0 ? Optional.empty() : EncodedWord.at(octets, begin);
      int plainEnd = begin < 0 ? octets.length() : word.isEmpty() ? begin + 2 : begin;
      String plain = octets.substring(at, plainEnd);
      // White space between encoded words is not shown (RFC 2047 §6.2).
      if (word.isEmpty() || joined.isEmpty() || !plain.isBlank()) {
        joined.end();
        text.append(raw(plain));
      }
      word.ifPresent(joined::add);
      at = word.map(EncodedWord::end).orElse(plainEnd);
    }
    joined.end();
    return harmless(text.toString());
  }

  /**
   * Returns the text of a parameter, for example {@code filename}, or empty if there is none.
   * Continuations and charsets of RFC 2231 are decoded; otherwise encoded words are, which many
   * programs use there (against RFC 2047 §5).
   */
  public static Optional<String> parameter(List<Parameter> parameters, String name) {
    Optional<String> plain = Optional.empty();
    TreeMap<Integer, Parameter> sections = new TreeMap<>();
    String wanted = name.toLowerCase(Locale.ROOT);
    for (Parameter parameter : parameters) {
      String given = parameter.name().toLowerCase(Locale.ROOT);
      if (given.equals(wanted)) {
        plain = plain.or(() -> Optional.of(of(parameter.value())));
      } else if (given.startsWith(wanted + "*")) {
        section(given.substring(wanted.length() + 1), sections, parameter);
      }
    }
    return sections.isEmpty() ? plain : Optional.of(harmless(joined(sections)));
  }

  /** Adds {@code name*}, {@code name*0}, {@code name*1*} … to the sections, in their order. */
  private static void section(
      String suffix, TreeMap<Integer, Parameter> sections, Parameter parameter) {
    String digits = suffix.endsWith("*") ? suffix.substring(0, suffix.length() - 1) : suffix;
    if (digits.isEmpty()) {
      sections.put(0, new Parameter("*", parameter.value()));
    } else if (digits.length() <= 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      sections.putIfAbsent(
          Integer.parseInt(digits),
          new Parameter(suffix.endsWith("*") ? "*" : "", parameter.value()));
    }
  }

  private static String joined(TreeMap<Integer, Parameter> sections) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    Optional<Charset> charset = Optional.empty();
    int next = 0;
    for (var section : sections.entrySet()) {
      if (section.getKey() != next++) {
        break;
      }
      String value = section.getValue().value();
      boolean extended = section.getValue().name().equals("*");
      if (extended && section.getKey() == 0) {
        int first = value.indexOf('\'');
        int second = value.indexOf('\'', first + 1);
        if (first >= 0 && second > 0) {
          charset = Charsets.named(value.substring(0, first));
          value = value.substring(second + 1);
        }
      }
      percent(value, extended, octets);
    }
    byte[] all = octets.toByteArray();
    String text = charset.map(c -> Charsets.read(all, c)).orElseGet(() -> Charsets.guess(all));
    // Some programs divide encoded words into sections.
    boolean isEncodedTwice = text.contains("=?") && text.chars().allMatch(c -> c < 0x80);
    return isEncodedTwice ? of(text) : text;
  }

  private static void percent(String value, boolean extended, ByteArrayOutputStream octets) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (extended && c == '%' && i + 2 < value.length()) {
        int high = Character.digit(value.charAt(i + 1), 16);
        int low = Character.digit(value.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          octets.write(high << 4 | low);
          i += 2;
          continue;
        }
      }
      octets.write(c);
    }
  }

  private static String raw(String octets) {
    for (int i = 0; i < octets.length(); i++) {
      if (octets.charAt(i) >= 0x80) {
        return Charsets.guess(octets.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return octets;
  }

  private static String harmless(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        if (clean == null) {
          clean = new StringBuilder(text);
        }
        clean.setCharAt(i, ' ');
      }
    }
    return clean == null ? text : clean.toString();
  }
}
