package org.carillon.policy.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** All external lists, by name. */
@ApplicationScoped
public class ExternalLists {
  /** The prefix that the examples of RFC 6134 leave out: they write ":addrbook:default". */
  private static final String STANDARD = "urn:ietf:params:sieve";

  private final Map<String, ExternalList> lists;

  @Inject
  public ExternalLists(Instance<ExternalList> lists) {
    this((Iterable<ExternalList>) lists);
  }

  public ExternalLists(Iterable<ExternalList> lists) {
    this.lists =
        StreamSupport.stream(lists.spliterator(), false)
            .collect(Collectors.toMap(ExternalList::name, Function.identity()));
  }

  /** Returns the list with this name, which may lack the prefix of standard lists' names. */
  public Optional<ExternalList> find(String name) {
    return Optional.ofNullable(lists.get(name.startsWith(":") ? STANDARD + name : name));
  }
}
