package org.carillon.policy.internal.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** All entries that count, by whose they are. Is not changed once it is made. */
final class FilterIndex {
  /** Whose the server's are. */
  static final long SERVER = 0;

  private final Map<Long, ScopeIndex> scopes = new HashMap<>();

  /** Adds one while the index is made. */
  void add(String pattern, ActiveEntry entry) {
    scopes.computeIfAbsent(entry.domain(), _ -> new ScopeIndex()).add(pattern, entry);
  }

  /** What is looked into for mail to a domain; for mail to several or none the server's alone. */
  List<ScopeIndex> of(OptionalLong domain) {
    return Stream.concat(
            Optional.ofNullable(scopes.get(SERVER)).stream(),
            domain.stream().mapToObj(scopes::get).filter(Objects::nonNull))
        .toList();
  }
}
