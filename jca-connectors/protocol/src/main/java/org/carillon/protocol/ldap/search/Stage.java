package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;

/** A part of what a search looks at, in an order that stays. */
@FunctionalInterface
interface Stage {

  /**
   * An entry that is looked at.
   *
   * @param place what to ask with for what follows it
   */
  record Seen(Entry entry, String place) {}

  /** The next of them. */
  Answer<Page<Seen>> page(Optional<String> after, int limit);

  /** One entry that is there anyway. */
  static Stage of(Supplier<Entry> entry) {
    return (after, limit) ->
        new Answer.Done<>(
            new Page<>(
                after.isPresent() ? List.of() : List.of(new Seen(entry.get(), "")),
                Optional.empty()));
  }

  /** Those of a kind that a condition leaves. */
  static Stage of(
      TreeReading reading,
      TreeKind kind,
      Optional<String> domain,
      TreeCondition condition,
      Function<TreeEntry, Entry> form) {
    return (after, limit) ->
        reading
            .list(new TreeQuery(kind, domain, condition, after, limit))
            .map(page -> page.map(each -> new Seen(form.apply(each), each.place())));
  }
}
