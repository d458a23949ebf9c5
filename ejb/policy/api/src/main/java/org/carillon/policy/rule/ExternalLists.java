package org.carillon.policy.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The external lists there are, by their names. */
@ApplicationScoped
public class ExternalLists {
  /** What the examples of RFC 6134 leave out: they write ":addrbook:default". */
  private static final String STANDARD = "urn:ietf:params:sieve";

  private final Map<String, ExternalList> lists;

  @Inject
  public ExternalLists(Instance<ExternalList> lists) {
    this((Iterable<ExternalList>) lists);
  }

  /** These. */
  public ExternalLists(Iterable<ExternalList> lists) {
    this.lists =
        StreamSupport.stream(lists.spliterator(), false)
            .collect(Collectors.toMap(ExternalList::name, Function.identity()));
  }

  /** The one of that name, which may leave out what names of standard lists begin with. */
  public Optional<ExternalList> find(String name) {
    return Optional.ofNullable(lists.get(name.startsWith(":") ? STANDARD + name : name));
  }
}
