package org.carillon.sieve.compile;

import java.util.List;

/**
 * A tag that a command or a test knows.
 *
 * @param name in lower case, without the colon
 * @param value what stands behind it
 * @param capabilities of which the script requires one to use it; empty when it needs none
 * @param group of the tags with this word one may be used; a tag's own name when it stands alone
 */
public record TagType(String name, ArgumentType value, List<String> capabilities, String group) {
  /** Keeps a copy. */
  public TagType {
    capabilities = List.copyOf(capabilities);
  }

  /** A tag that stands alone. */
  public static TagType of(String name, ArgumentType value, String... capabilities) {
    return new TagType(name, value, List.of(capabilities), name);
  }

  /** One of a group. */
  public static TagType in(String group, String name, ArgumentType value, String... capabilities) {
    return new TagType(name, value, List.of(capabilities), group);
  }
}
