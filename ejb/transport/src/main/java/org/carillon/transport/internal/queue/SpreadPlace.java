package org.carillon.transport.internal.queue;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a message has come among those whom groups stand for.
 *
 * @param after the key of the last one who has it; empty at the beginning
 * @param omitted the addresses of those who have it anyway
 */
public record SpreadPlace(String after, List<String> omitted) {
  /** Copies. */
  public SpreadPlace {
    omitted = List.copyOf(omitted);
  }

  /** The same further on. */
  public SpreadPlace at(String key) {
    return new SpreadPlace(key, omitted);
  }

  /** As a row of the queue has it: words with a blank between them, what is odd in them escaped. */
  public String text() {
    return Stream.concat(Stream.of(after), omitted.stream())
        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" "));
  }

  /** What {@link #text} made of it. */
  public static SpreadPlace of(String text) {
    List<String> words =
        Stream.of(text.split(" ", -1))
            .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
            .toList();
    return new SpreadPlace(words.getFirst(), words.subList(1, words.size()));
  }
}
