package org.carillon.transport.internal.queue;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The progress of a message among the members of groups.
 *
 * @param after the key of the last one who has it; empty at the beginning
 * @param omitted the addresses of those who have it already
 */
public record ExpansionProgress(String after, List<String> omitted) {
  public ExpansionProgress {
    omitted = List.copyOf(omitted);
  }

  /** Returns the progress after this key. */
  public ExpansionProgress at(String key) {
    return new ExpansionProgress(key, omitted);
  }

  /** Returns the text in a queue row: words separated by spaces, special characters escaped. */
  public String text() {
    return Stream.concat(Stream.of(after), omitted.stream())
        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" "));
  }

  /** Parses the result of {@link #text}. */
  public static ExpansionProgress of(String text) {
    List<String> words =
        Stream.of(text.split(" ", -1))
            .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
            .toList();
    return new ExpansionProgress(words.getFirst(), words.subList(1, words.size()));
  }
}
