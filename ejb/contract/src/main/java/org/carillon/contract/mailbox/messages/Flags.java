package org.carillon.contract.mailbox.messages;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * System flags and keywords, by name.
 *
 * @param system the system flags
 * @param keywords the keywords, as first spelled in their mailbox and in the order in which it came
 *     to know them; compared without case
 */
public record Flags(Set<Flag> system, Set<String> keywords) {

  /** No flag at all. */
  public static final Flags NONE = new Flags(Set.of(), Set.of());

  /** Keeps copies. */
  public Flags {
    system = Set.copyOf(system);
    // A mailbox gives its bits in this order: restored, its messages show their keywords as before.
    keywords =
        keywords.size() < 2
            ? Set.copyOf(keywords)
            : Collections.unmodifiableSet(new LinkedHashSet<>(keywords));
  }

  /** Only system flags. */
  public static Flags of(Flag... flags) {
    return new Flags(Set.of(flags), Set.of());
  }

  /** Only one keyword. */
  public static Flags of(String keyword) {
    return new Flags(Set.of(), Set.of(keyword));
  }
}
