package org.carillon.rest.scim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.rest.scim.filter.AttributePath;
import org.carillon.rest.scim.filter.Filter;
import org.carillon.rest.scim.filter.FilterParser;
import org.carillon.rest.scim.kit.Complex;

/**
 * A patch that only adds and removes members, as most patches of groups: it is applied without
 * reading the present members, however many there are.
 *
 * @param added ids or addresses
 * @param removed ids or addresses
 */
record MemberChange(Set<String> added, Set<String> removed) {

  /** Reads operations; empty if they do anything else. */
  static Optional<MemberChange> of(List<Object> operations) {
    MemberChange change = new MemberChange(new LinkedHashSet<>(), new LinkedHashSet<>());
    for (Object each : operations) {
      if (!(each instanceof Complex operation) || !change.takes(operation)) {
        return Optional.empty();
      }
    }
    return Optional.of(change);
  }

  private boolean takes(Complex operation) {
    Optional<FilterParser.Target> target =
        operation
            .text("path")
            .map(path -> FilterParser.path(path.strip()))
            .filter(path -> path.path().key().equals("members") && path.sub().isEmpty());
    if (target.isEmpty()) {
      return false;
    }
    Optional<Filter> filter = target.get().filter();
    Complex said = new Complex().put("said", operation.get("value"));
    List<String> values =
        said.each("said").stream().flatMap(one -> one.text("value").stream()).toList();
    List<String> meant =
        filter.isEmpty() ? values : filter.flatMap(MemberChange::value).stream().toList();
    switch (operation.text("op").orElse("").toLowerCase(Locale.ROOT)) {
      case "add" -> {
        added.addAll(meant);
        meant.forEach(removed::remove);
        return filter.isEmpty() && !meant.isEmpty();
      }
      case "remove" -> {
        removed.addAll(meant);
        meant.forEach(added::remove);
        return !meant.isEmpty();
      }
      default -> {
        return false;
      }
    }
  }

  /** Returns the value in {@code value eq "…"}. */
  private static Optional<String> value(Filter filter) {
    return filter
                instanceof
                Filter.Compared(
                    AttributePath path,
                    Filter.Operator operator,
                    Filter.Value.Text(String text))
            && operator == Filter.Operator.EQ
            && path.key().equals("value")
        ? Optional.of(text)
        : Optional.empty();
  }
}
