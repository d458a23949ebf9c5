package org.carillon.dav.header;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.store.item.EntityTag;

/**
 * Entity tags of {@code If-Match} or {@code If-None-Match} (RFC 9110 §13.1).
 *
 * @param any true for {@code *}
 * @param weak the weak tags, without the prefix W/
 */
public record EntityTagList(boolean any, Set<EntityTag> strong, Set<EntityTag> weak) {
  private static final int MOST_CHARS = 32_768;

  public EntityTagList {
    strong = Set.copyOf(strong);
    weak = Set.copyOf(weak);
  }

  /** Reads a field; empty when it is malformed. */
  public static Optional<EntityTagList> parse(String field) {
    String text = field.strip();
    if (text.equals("*")) {
      return Optional.of(new EntityTagList(true, Set.of(), Set.of()));
    }
    if (text.length() > MOST_CHARS) {
      return Optional.empty();
    }
    Set<EntityTag> strong = new HashSet<>();
    Set<EntityTag> weak = new HashSet<>();
    int at = 0;
    while (at < text.length()) {
      boolean isWeak = text.startsWith("W/", at);
      at += isWeak ? 2 : 0;
      int end = at < text.length() && text.charAt(at) == '"' ? text.indexOf('"', at + 1) : -1;
      if (end < 0) {
        // Some clients leave the quotation marks out.
        int comma = text.indexOf(',', at);
        end = comma < 0 ? text.length() : comma;
        (isWeak ? weak : strong).add(new EntityTag(text.substring(at, end).strip()));
      } else {
        (isWeak ? weak : strong).add(new EntityTag(text.substring(at + 1, end)));
        end++;
      }
      at = end;
      while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ' ')) {
        at++;
      }
    }
    return strong.isEmpty() && weak.isEmpty()
        ? Optional.empty()
        : Optional.of(new EntityTagList(false, strong, weak));
  }

  /** Compares weakly (RFC 9110 §8.8.3.2): returns true if a strong or weak tag is the same. */
  public boolean hasWeakly(EntityTag tag) {
    return any || strong.contains(tag) || weak.contains(tag);
  }

  /** Compares strongly: returns true if a strong tag is the same. */
  public boolean has(EntityTag tag) {
    return any || strong.contains(tag);
  }

  /** Returns all tags, strong and weak. */
  public Set<EntityTag> all() {
    Set<EntityTag> all = new HashSet<>(strong);
    all.addAll(weak);
    return all;
  }
}
