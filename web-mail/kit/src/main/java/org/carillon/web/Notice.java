package org.carillon.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The message about an action for the next page.
 *
 * @param key the sentence's key in the bundle
 * @param undo the form value that undoes the action; empty if that is impossible
 * @param fillings the arguments of the sentence: whole numbers and texts
 */
public record Notice(String key, String undo, List<Object> fillings) {

  /** Allowed in a cookie (RFC 6265 §4.1.1), and never part of the encoder's output. */
  private static final String SEPARATOR = "!";

  /** The limit of arguments of a sentence, since a browser may send any cookie. */
  private static final int MOST_FILLINGS = 10;

  private static final char NUMBER = 'n';
  private static final char TEXT = 't';

  public Notice {
    if (fillings.size() > MOST_FILLINGS) {
      throw new IllegalArgumentException("Too many arguments for a sentence: " + key);
    }
    fillings = List.copyOf(fillings);
  }

  /** A notice without undo. */
  public static Notice of(String key, Object... fillings) {
    return new Notice(key, "", List.of(fillings));
  }

  /** The same notice with undo. */
  public Notice undoneBy(String undo) {
    return new Notice(key, undo, fillings);
  }

  String text() {
    return Stream.concat(Stream.of(key, undo), fillings.stream().map(Notice::marked))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining(SEPARATOR));
  }

  private static String marked(Object filling) {
    return (filling instanceof Number ? NUMBER : TEXT) + filling.toString();
  }

  /** Parses a cookie, which may have any content. */
  static Optional<Notice> parse(String text) {
    try {
      List<String> parts =
          Arrays.stream(text.split(SEPARATOR, MOST_FILLINGS + 3))
              .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
              .toList();
      return parts.size() < 2
          ? Optional.empty()
          : Optional.of(
              new Notice(
                  parts.get(0),
                  parts.get(1),
                  parts.stream().skip(2).map(Notice::unmarked).toList()));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Object unmarked(String part) {
    if (part.isEmpty()) {
      throw new IllegalArgumentException("An argument has no type mark");
    }
    return part.charAt(0) == NUMBER ? (Object) Long.valueOf(part.substring(1)) : part.substring(1);
  }
}
