package org.carillon.web.action;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys of an application, all of them: its page of keys tells these, and its script hears no
 * others.
 */
public record Shortcuts(List<Shortcut> all) {

  /** Keeps a copy; no key may stand for two things. */
  public Shortcuts {
    all = List.copyOf(all);
    if (all.stream().map(Shortcut::keys).distinct().count() != all.size()) {
      throw new IllegalArgumentException("A key stands for two things: " + all);
    }
  }

  /** The motions of the application's script as its pages carry them: {@code next:j previous:k}. */
  public String motions() {
    return all.stream()
        .filter(shortcut -> shortcut.hears() instanceof Shortcut.Motion)
        .map(shortcut -> ((Shortcut.Motion) shortcut.hears()).name() + ":" + shortcut.keys())
        .collect(Collectors.joining(" "));
  }
}
