package org.carillon.web.action;

import java.util.List;
import java.util.stream.Collectors;

/** All keys of an application: its page of keys lists these, and its script handles no others. */
public record Shortcuts(List<Shortcut> all) {

  /**
   * @throws IllegalArgumentException if a key has two functions
   */
  public Shortcuts {
    all = List.copyOf(all);
    if (all.stream().map(Shortcut::keys).distinct().count() != all.size()) {
      throw new IllegalArgumentException("A keyboard shortcut is used twice: " + all);
    }
  }

  /** The motions of the application's script as in its pages: {@code next:j previous:k}. */
  public String motions() {
    return all.stream()
        .filter(shortcut -> shortcut.hears() instanceof Shortcut.Motion)
        .map(shortcut -> ((Shortcut.Motion) shortcut.hears()).name() + ":" + shortcut.keys())
        .collect(Collectors.joining(" "));
  }
}
