package org.carillon.policy.internal.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** All entries that count, by domain. Immutable once it is built. */
final class FilterIndex {
  /** The key of the server's entries. */
  static final long SERVER = 0;

  private final Map<Long, ScopeIndex> scopes = new HashMap<>();

  /** Adds an entry while the index is built. */
  void add(String pattern, ActiveEntry entry) {
    scopes.computeIfAbsent(entry.domain(), _ -> new ScopeIndex()).add(pattern, entry);
  }

  /** Returns the indexes for a domain's mail; for several domains or none, the server's. */
  List<ScopeIndex> of(OptionalLong domain) {
    return Stream.concat(
            Optional.ofNullable(scopes.get(SERVER)).stream(),
            domain.stream().mapToObj(scopes::get).filter(Objects::nonNull))
        .toList();
  }
}
