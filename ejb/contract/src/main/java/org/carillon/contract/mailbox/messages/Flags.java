package org.carillon.contract.mailbox.messages;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * System flags and keywords, by name.
 *
 * @param system the system flags
 * @param keywords the keywords, in the spelling and order in which their mailbox first got them;
 *     compared without case
 */
public record Flags(Set<Flag> system, Set<String> keywords) {

  public static final Flags NONE = new Flags(Set.of(), Set.of());

  public Flags {
    system = Set.copyOf(system);
    // A mailbox assigns its bits in this order, so a restored mailbox's messages show their
    // keywords as before.
    keywords =
        keywords.size() < 2
            ? Set.copyOf(keywords)
            : Collections.unmodifiableSet(new LinkedHashSet<>(keywords));
  }

  /** Returns flags that are only system flags. */
  public static Flags of(Flag... flags) {
    return new Flags(Set.of(flags), Set.of());
  }

  /** Returns flags that are only one keyword. */
  public static Flags of(String keyword) {
    return new Flags(Set.of(), Set.of(keyword));
  }
}
