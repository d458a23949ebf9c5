package org.carillon.contract.mailbox.messages;

import java.util.Set;

/**
 * System flags and keywords, by name.
 *
 * @param system the system flags
 * @param keywords the keywords, as first spelled in their mailbox; compared without case
 */
public record Flags(Set<Flag> system, Set<String> keywords) {

  /** No flag at all. */
  public static final Flags NONE = new Flags(Set.of(), Set.of());

  /** Keeps copies. */
  public Flags {
    system = Set.copyOf(system);
    keywords = Set.copyOf(keywords);
  }

  /** Only system flags. */
  public static Flags of(Flag... flags) {
    return new Flags(Set.of(flags), Set.of());
  }
}
