package org.carillon.format.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Text for people out of a header's octets: encoded words (RFC 2047, with RFC 2231's language), raw
 * UTF-8 (RFC 6532) or, where it is not UTF-8, windows-1252. Control characters become spaces, so
 * that no value spans lines. What can't be decoded stands as it is.
 */
public final class DecodedText {
  private DecodedText() {}

  /** The text of an unstructured value or a display name. */
  public static String of(String octets) {
    if (octets.indexOf("=?") < 0) {
      return harmless(raw(octets));
    }
    StringBuilder text = new StringBuilder(octets.length());
    int at = 0;
    EncodedWord open = null;
    while (at < octets.length()) {
      int begin = octets.indexOf("=?", at);
      Optional<EncodedWord> word = begin < 0 ? Optional.empty() : EncodedWord.at(octets, begin);
      int plainEnd = begin < 0 ? octets.length() : word.isEmpty() ? begin + 2 : begin;
      String plain = octets.substring(at, plainEnd);
      // White space between encoded words is not shown (RFC 2047 §6.2).
      boolean joins = open != null && word.isPresent() && plain.isBlank();
      if (open != null && !joins) {
        text.append(open.text());
        open = null;
      }
      if (!joins) {
        text.append(raw(plain));
      }
      at = plainEnd;
      if (word.isPresent()) {
        at = word.get().end();
        if (open != null && open.sameCharset(word.get())) {
          // A character may be split between words (against §5, but common).
          open = open.with(word.get());
        } else {
          if (open != null) {
            text.append(open.text());
          }
          open = word.get();
        }
      }
    }
    if (open != null) {
      text.append(open.text());
    }
    return harmless(text.toString());
  }

  /**
   * The text of a parameter, {@code filename} for example: continuations and charsets of RFC 2231,
   * else encoded words, which many programs put there (against RFC 2047 §5).
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

  /** Sorts {@code name*}, {@code name*0}, {@code name*1*} … into their order. */
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
    return charset.map(c -> new String(all, c)).orElseGet(() -> Charsets.guess(all));
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

  /**
   * One encoded word, or several of the same charset joined.
   *
   * @param end behind its last octet in the value
   */
  private record EncodedWord(Charset charset, List<byte[]> octets, int end) {
    /** RFC 2047 §2 allows 75; what is much longer is none. */
    private static final int MOST_WORD_CHARS = 2_000;

    static Optional<EncodedWord> at(String value, int begin) {
      int most = Math.min(value.length(), begin + MOST_WORD_CHARS);
      int charsetEnd = value.indexOf('?', begin + 2, most);
      if (charsetEnd < 0 || charsetEnd + 2 >= value.length()) {
        return Optional.empty();
      }
      int end = value.indexOf("?=", Math.min(charsetEnd + 3, most), most);
      if (value.charAt(charsetEnd + 2) != '?' || end < 0) {
        return Optional.empty();
      }
      String name = value.substring(begin + 2, charsetEnd);
      int language = name.indexOf('*');
      Optional<Charset> charset = Charsets.named(language < 0 ? name : name.substring(0, language));
      String text = value.substring(charsetEnd + 3, end);
      Optional<byte[]> octets =
          switch (value.charAt(charsetEnd + 1)) {
            case 'b', 'B' -> base64(text);
            case 'q', 'Q' -> Optional.of(q(text));
            default -> Optional.empty();
          };
      if (charset.isEmpty() || octets.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(new EncodedWord(charset.get(), List.of(octets.get()), end + 2));
    }

    boolean sameCharset(EncodedWord other) {
      return charset.equals(other.charset);
    }

    EncodedWord with(EncodedWord next) {
      List<byte[]> both = new ArrayList<>(octets);
      both.addAll(next.octets);
      return new EncodedWord(charset, both, next.end);
    }

    String text() {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      octets.forEach(all::writeBytes);
      return all.toString(charset);
    }

    private static Optional<byte[]> base64(String text) {
      try {
        return Optional.of(Base64.getMimeDecoder().decode(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private static byte[] q(String text) {
      ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '=' && i + 2 < text.length()) {
          int high = Character.digit(text.charAt(i + 1), 16);
          int low = Character.digit(text.charAt(i + 2), 16);
          if (high >= 0 && low >= 0) {
            octets.write(high << 4 | low);
            i += 2;
            continue;
          }
        }
        octets.write(c == '_' ? ' ' : c);
      }
      return octets.toByteArray();
    }
  }
}
