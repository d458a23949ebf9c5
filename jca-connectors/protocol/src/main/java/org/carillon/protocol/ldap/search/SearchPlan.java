package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.protocol.ldap.entry.ContainerKind;
import org.carillon.protocol.ldap.entry.EntryKind;
import org.carillon.protocol.ldap.entry.EntryMapper;
import org.carillon.protocol.ldap.filter.IndexedCondition;

/** The entries that a search examines: those in its scope that an index does not rule out. */
final class SearchPlan {
  private static final TreeCondition NONE = new TreeCondition.None();
  private static final TreeCondition ALL = new TreeCondition.All();

  private final ClientTreeView reading;
  private final EntryMapper form;
  private final SearchScope scope;
  private final Filter filter;
  private final List<Stage> stages = new ArrayList<>();

  private SearchPlan(ClientTreeView reading, SearchScope scope, Filter filter) {
    this.reading = reading;
    this.form = reading.form();
    this.scope = scope;
    this.filter = filter;
  }

  /** Returns the stages of a search. */
  static Answer<List<Stage>> of(ClientTreeView reading, DN base, SearchScope scope, Filter filter) {
    SearchPlan plan = new SearchPlan(reading, scope, filter);
    return plan.below(reading.names().place(base), base).map(_ -> plan.stages);
  }

  private boolean takesBase() {
    return scope.equals(SearchScope.BASE) || scope.equals(SearchScope.SUB);
  }

  private boolean takesChildren() {
    return !scope.equals(SearchScope.BASE);
  }

  private boolean takesAll() {
    return scope.equals(SearchScope.SUB) || scope.equals(SearchScope.SUBORDINATE_SUBTREE);
  }

  private Answer<Void> below(EntryKind place, DN base) {
    return switch (place) {
      case EntryKind.Root() -> {
        above();
        yield Answer.done();
      }
      case EntryKind.Suffix() -> {
        if (takesBase()) {
          stages.add(Stage.of(form::suffix));
        }
        above();
        yield Answer.done();
      }
      case EntryKind.Domain(String name) -> reading.domain(name).then(this::domain);
      case EntryKind.Unit(String name, ContainerKind kind) ->
          reading.domain(name).then(domain -> unit(domain, kind));
      case EntryKind.Person person -> reading.person(person).then(this::leaf);
      case EntryKind.Group group -> reading.group(group).then(this::leaf);
      case EntryKind.SubschemaEntry(), EntryKind.Nowhere() ->
          Answer.failed(new Failure.NotFound("entry " + base));
    };
  }

  private Answer<Void> leaf(TreeEntry found) {
    if (takesBase()) {
      stages.add(Stage.of(() -> form.of(found)));
    }
    return Answer.done();
  }

  /** Adds all domains, and everything below them. */
  private void above() {
    if (takesChildren()) {
      listed(TreeKind.DOMAIN, Optional.empty(), IndexedCondition.DOMAINS.of(filter));
    }
    if (takesAll()) {
      if (!IndexedCondition.UNITS.of(filter).equals(NONE)) {
        for (ContainerKind kind : ContainerKind.values()) {
          stages.add(
              Stage.of(
                  reading,
                  TreeKind.DOMAIN,
                  Optional.empty(),
                  ALL,
                  domain -> form.unit(domain, kind)));
        }
      }
      for (ContainerKind kind : ContainerKind.values()) {
        inUnit(Optional.empty(), kind);
      }
    }
  }

  private Answer<Void> domain(TreeEntry domain) {
    if (takesBase()) {
      stages.add(Stage.of(() -> form.of(domain)));
    }
    for (ContainerKind kind : ContainerKind.values()) {
      if (takesChildren()) {
        stages.add(Stage.of(() -> form.unit(domain, kind)));
      }
      if (takesAll()) {
        inUnit(Optional.of(domain.key()), kind);
      }
    }
    return Answer.done();
  }

  private Answer<Void> unit(TreeEntry domain, ContainerKind kind) {
    if (takesBase()) {
      stages.add(Stage.of(() -> form.unit(domain, kind)));
    }
    if (takesChildren()) {
      inUnit(Optional.of(domain.key()), kind);
    }
    return Answer.done();
  }

  private void inUnit(Optional<String> domain, ContainerKind kind) {
    switch (kind) {
      case PEOPLE -> listed(TreeKind.PERSON, domain, IndexedCondition.PERSONS.of(filter));
      case GROUPS -> listed(TreeKind.GROUP, domain, IndexedCondition.GROUPS.of(filter));
    }
  }

  private void listed(TreeKind kind, Optional<String> domain, TreeCondition condition) {
    if (!condition.equals(NONE)) {
      stages.add(Stage.of(reading, kind, domain, condition, form::of));
    }
  }
}
