package org.carillon.protocol.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The commands of a protocol, from which its help and its capabilities are made. */
public final class CommandTable<S extends Enum<S>, X, C> {
  private final Map<String, CommandEntry<S, X, C>> byVerb = new LinkedHashMap<>();

  /** Creates a table; help and capabilities keep its order. */
  public CommandTable(List<CommandEntry<S, X, C>> entries) {
    for (CommandEntry<S, X, C> entry : entries) {
      if (byVerb.putIfAbsent(entry.verb(), entry) != null) {
        throw new IllegalArgumentException(entry.verb() + " is defined twice");
      }
    }
  }

  /** Returns the command of this name, in any case. */
  public Optional<CommandEntry<S, X, C>> find(String word) {
    return Optional.ofNullable(byVerb.get(word.toUpperCase(Locale.ROOT)));
  }

  /** Returns the verbs that are offered to a session. */
  public List<String> verbs(X session) {
    return byVerb.values().stream()
        .filter(entry -> entry.offered().test(session))
        .map(CommandEntry::verb)
        .toList();
  }

  /** Returns the capability names of the commands that are offered to a session. */
  public List<String> announcements(X session) {
    return byVerb.values().stream()
        .filter(entry -> entry.offered().test(session))
        .flatMap(entry -> entry.announcement().apply(session).stream())
        .toList();
  }
}
