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
 * What was just done, for the next page to say.
 *
 * @param key the sentence's key in the bundle
 * @param fillings what goes into it
 * @param undo what the page's form sends to take it back; empty when it can't be
 */
public record Notice(String key, List<String> fillings, String undo) {

  /** Allowed in a cookie (RFC 6265 §4.1.1), and never written by the encoder. */
  private static final String SEPARATOR = "!";

  /** A notice that can't be undone. */
  public static Notice of(String key, Object... fillings) {
    return new Notice(key, Arrays.stream(fillings).map(String::valueOf).toList(), "");
  }

  /** The same notice with a way back. */
  public Notice undoneBy(String undo) {
    return new Notice(key, fillings, undo);
  }

  String text() {
    return Stream.concat(Stream.of(key, undo), fillings.stream())
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining(SEPARATOR));
  }

  static Optional<Notice> parse(String text) {
    try {
      List<String> parts =
          Arrays.stream(text.split(SEPARATOR, 8))
              .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
              .toList();
      return parts.size() < 2
          ? Optional.empty()
          : Optional.of(new Notice(parts.get(0), parts.subList(2, parts.size()), parts.get(1)));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
