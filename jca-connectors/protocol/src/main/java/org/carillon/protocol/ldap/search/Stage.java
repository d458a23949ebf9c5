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

/** A part of a search's entries, in a stable order. */
@FunctionalInterface
interface Stage {

  /** An entry to examine, and the position after it. */
  record Seen(Entry entry, String place) {}

  /** Returns the next entries. */
  Answer<Page<Seen>> page(Optional<String> after, int limit);

  /** Returns a stage of one entry that always exists. */
  static Stage of(Supplier<Entry> entry) {
    return (after, limit) ->
        new Answer.Done<>(
            new Page<>(
                after.isPresent() ? List.of() : List.of(new Seen(entry.get(), "")),
                Optional.empty()));
  }

  /** Returns a stage of the objects of a kind that match a condition. */
  static Stage of(
      ClientTreeView reading,
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
