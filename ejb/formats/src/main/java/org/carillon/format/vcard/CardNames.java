package org.carillon.format.vcard;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of people as one line. */
final class CardNames {
  /** The order in which a structured name is read: prefix, given, further, family, suffix. */
  private static final List<Integer> READ = List.of(3, 1, 2, 0, 4);

  private CardNames() {}

  /** A structured name as it is read. */
  static String full(VCardProperty name) {
    return joined(READ.stream().map(name::component), " ");
  }

  /** A structured name as it is sorted: family, given, further. */
  static String sorted(VCardProperty name) {
    return joined(Stream.of(0, 1, 2).map(name::component), " ");
  }

  private static String joined(Stream<String> parts, String between) {
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
  }
}
