package org.carillon.sieve.compile;

import java.util.List;

/**
 * A tag of a command or a test.
 *
 * @param name in lower case, without the colon
 * @param value the type of its value
 * @param capabilities of which a script must require one; empty for none
 * @param group only one tag of a group may be used; the tag's own name if it has no group
 */
public record TagType(String name, ArgumentType value, List<String> capabilities, String group) {
  public TagType {
    capabilities = List.copyOf(capabilities);
  }

  /** Creates a tag without a group. */
  public static TagType of(String name, ArgumentType value, String... capabilities) {
    return new TagType(name, value, List.of(capabilities), name);
  }

  /** Creates a tag of a group. */
  public static TagType in(String group, String name, ArgumentType value, String... capabilities) {
    return new TagType(name, value, List.of(capabilities), group);
  }
}
