package org.carillon.rest.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The entity tags of an {@code If-Match} or {@code If-None-Match} field (RFC 9110 §8.8.3, §13.1).
 *
 * @param any true if the field is {@code *}
 */
record EntityTags(boolean any, List<Tag> tags) {
  /** The greatest length of a tag from here. */
  private static final int MOST_CHARACTERS = 8192;

  private static final Pattern TAG =
      Pattern.compile("[ \\t]*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*(?:,|$)|[ \\t]*,");

  /** A tag, with the text between the quotes. */
  record Tag(boolean weak, String opaque) {}

  EntityTags {
    tags = List.copyOf(tags);
  }

  /** Reads a field; empty if it is malformed. */
  static Optional<EntityTags> parse(String field) {
    if (field.strip().equals("*")) {
      return Optional.of(new EntityTags(true, List.of()));
    }
    if (field.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    var tags = new ArrayList<Tag>();
    var each = TAG.matcher(field);
    int at = 0;
    while (at < field.length() && each.region(at, field.length()).lookingAt()) {
      at = each.end();
      if (each.group(2) != null) {
        tags.add(new Tag(each.group(1) != null, each.group(2)));
      }
    }
    return at < field.length() || tags.isEmpty()
        ? Optional.empty()
        : Optional.of(new EntityTags(false, tags));
  }

  /** Returns true if one is equal to this strong tag (strong comparison). */
  boolean haveStrong(String opaque) {
    return tags.contains(new Tag(false, opaque));
  }

  /** Returns true if one is equivalent, or the field is {@code *} (weak comparison). */
  boolean haveWeak(String opaque) {
    return any || tags.stream().anyMatch(tag -> tag.opaque().equals(opaque));
  }
}
