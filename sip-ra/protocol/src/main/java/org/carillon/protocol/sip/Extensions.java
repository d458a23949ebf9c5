package org.carillon.protocol.sip;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The SIP extensions we have, by their option tags (RFC 3261 §19.2). */
public final class Extensions {
  /** All of them: Path (RFC 3327). */
  public static final List<String> SUPPORTED = List.of("path");

  private Extensions() {}

  /**
   * Those that are required and that we do not have, for 420's Unsupported (RFC 3261 §8.2.2.3).
   *
   * @param values of Require headers, each a list of tags
   */
  public static List<String> lacking(Stream<String> values) {
    return values
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty() && !SUPPORTED.contains(tag))
        .toList();
  }
}
