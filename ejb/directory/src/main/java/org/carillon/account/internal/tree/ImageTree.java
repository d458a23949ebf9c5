package org.carillon.account.internal.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.account.Account;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.image.AddressLookup;
import org.carillon.account.internal.image.DirectoryView;
import org.carillon.account.internal.transaction.ProfileColumn;
import org.carillon.account.internal.visibility.DirectoryVisibility;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.database.StoredText;
import org.carillon.format.name.DomainName;
import org.carillon.format.name.LocalPart;

/** Pages of domains, and of persons by address, local part or id, from memory. */
final class ImageTree {
  /** The greatest number of domains in which a local part is searched for one by one. */
  private static final int MOST_DOMAINS = 1_000;

  /** The order in which PostgreSQL compares octets. In UTF-8 this is the order of code points. */
  private static final Comparator<String> BY_OCTETS =
      (one, other) -> Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

  private final DirectoryView view;
  private final DomainIds ids;
  private final DirectoryVisibility visibility;
  private final TreeQuery query;

  ImageTree(DirectoryView view, DomainIds ids, DirectoryVisibility visibility, TreeQuery query) {
    this.view = view;
    this.ids = ids;
    this.visibility = visibility;
    this.query = query;
  }

  /** Returns the page, or empty if the database must be asked. */
  Optional<Page<TreeEntry>> page() {
    return switch (query.kind()) {
      case DOMAIN -> domains();
      case PERSON -> wanted(query.condition()).flatMap(this::persons);
      case GROUP -> groups();
    };
  }

  private Optional<Page<TreeEntry>> domains() {
    Optional<List<AddressLookup.Domain>> wanted =
        switch (query.condition()) {
          case TreeCondition.All() -> Optional.of(List.copyOf(view.domains()));
          case TreeCondition.Address(String name) -> Optional.of(domain(name).stream().toList());
          default -> Optional.empty();
        };
    if (wanted.isEmpty() || ids.knownOfDomain(0).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        page(
            wanted.get().stream()
                .filter(domain -> visibility.domain() == 0 || domain.id() == visibility.domain())
                .filter(
                    domain ->
                        query.after().isEmpty()
                            || BY_OCTETS.compare(domain.name(), query.after().get()) > 0)
                .sorted(Comparator.comparing(AddressLookup.Domain::name, BY_OCTETS))
                .limit(query.limit() + 1L)
                .map(
                    domain ->
                        TreeDomains.entry(
                            ids.knownOfDomain(domain.id()).orElseThrow(),
                            domain.name(),
                            domain.created(),
                            domain.modified(),
                            domain.version()))
                .toList()));
  }

  private Optional<AddressLookup.Domain> domain(String name) {
    return StoredText.isImpossible(name)
        ? Optional.empty()
        : DomainName.canonical(name).flatMap(canonical -> view.domain(canonical));
  }

  private Page<TreeEntry> page(List<TreeEntry> entries) {
    return Page.of(
        entries,
        new PageRequest(Optional.empty(), query.after(), query.limit()),
        entry -> entry,
        TreeEntry::place);
  }

  /** Returns an empty page if no group matches, or empty if one does; members aren't in memory. */
  private Optional<Page<TreeEntry>> groups() {
    if (visibility.only() != 0) {
      return Optional.of(page(List.of()));
    }
    return wanted(query.condition())
        .filter(
            lines ->
                lines.stream()
                    .noneMatch(
                        line -> line instanceof AddressLookup.Group group && group.isGroup()))
        .map(_ -> page(List.of()));
  }

  private Optional<Page<TreeEntry>> persons(Set<AddressLookup.Line> wanted) {
    List<AddressLookup.Person> shown =
        wanted.stream()
            .flatMap(
                line ->
                    line instanceof AddressLookup.Person person
                        ? Stream.of(person)
                        : Stream.empty())
            .filter(person -> visibility.has(view, person))
            .filter(this::isBehind)
            .sorted(
                visibility.domain() == 0
                    ? Comparator.comparingLong(AddressLookup.Person::id)
                    : Comparator.comparing(AddressLookup.Person::localPart, BY_OCTETS))
            .limit(query.limit() + 1L)
            .toList();
    List<TreeEntry> entries = new ArrayList<>(shown.size());
    for (AddressLookup.Person person : shown) {
      Optional<TreeEntry> entry = entry(person);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      entries.add(entry.get());
    }
    return Optional.of(page(entries));
  }

  private boolean isBehind(AddressLookup.Person person) {
    return query
        .after()
        .map(
            after ->
                visibility.domain() == 0
                    ? person.id() > Long.parseLong(after)
                    : BY_OCTETS.compare(person.localPart(), after) > 0)
        .orElse(true);
  }

  /** Returns an entry, or empty if it has a class of service, whose name the image lacks. */
  private Optional<TreeEntry> entry(AddressLookup.Person person) {
    DirectoryView.Entry entry = view.entry(person.id()).orElseThrow();
    String domain = view.domain(person.domain()).map(AddressLookup.Domain::name).orElse("");
    if (domain.isEmpty() || visibility.administers() && entry.serviceClass() != 0) {
      return Optional.empty();
    }
    Account account =
        new Account(
            person.id(),
            entry.uuid(),
            person.domain(),
            person.localPart() + "@" + domain,
            entry.displayName(),
            person.enabled(),
            new ProfileColumn().convertToEntityAttribute(entry.profile()),
            Optional.empty(),
            entry.version(),
            entry.created());
    return Optional.of(
        TreePersons.entry(
            visibility,
            account,
            TreePersons.Beside.of(
                entry.lines(),
                id -> view.domain(id).map(AddressLookup.Domain::name).orElse(""),
                entry.photo(),
                entry.modified())));
  }

  /** Returns the accounts and groups that may match a condition, or empty if too many may match. */
  private Optional<Set<AddressLookup.Line>> wanted(TreeCondition condition) {
    return switch (condition) {
      case TreeCondition.None() -> Optional.of(Set.of());
      case TreeCondition.Id(var id) ->
          query.kind() == TreeKind.PERSON
              ? Optional.of(
                  view.person(id).<Set<AddressLookup.Line>>map(Set::of).orElseGet(Set::of))
              : Optional.empty();
      case TreeCondition.Address(String typed) ->
          Optional.of(address(typed).<Set<AddressLookup.Line>>map(Set::of).orElseGet(Set::of));
      case TreeCondition.LocalPart(String typed) -> localPart(typed);
      case TreeCondition.Each(List<TreeCondition> each) -> each(each);
      case TreeCondition.Any(List<TreeCondition> any) -> {
        Set<AddressLookup.Line> all = new HashSet<>();
        for (TreeCondition one : any) {
          Optional<Set<AddressLookup.Line>> some = wanted(one);
          if (some.isEmpty()) {
            yield Optional.empty();
          }
          all.addAll(some.get());
        }
        yield Optional.of(all);
      }
      case TreeCondition.Member(String _) ->
          query.kind() == TreeKind.PERSON ? Optional.of(Set.of()) : Optional.empty();
      case TreeCondition.All(),
          TreeCondition.LocalPartWith(String _),
          TreeCondition.AddressWith(String _),
          TreeCondition.TextWith(String _) ->
          Optional.empty();
    };
  }

  private Optional<Set<AddressLookup.Line>> each(List<TreeCondition> each) {
    Optional<Set<AddressLookup.Line>> all = Optional.empty();
    for (TreeCondition one : each) {
      if (one instanceof TreeCondition.All) {
        continue;
      }
      Optional<Set<AddressLookup.Line>> some = wanted(one);
      if (some.isEmpty()) {
        return some;
      }
      Set<AddressLookup.Line> both = new HashSet<>(some.get());
      all.ifPresent(both::retainAll);
      all = Optional.of(both);
    }
    return all;
  }

  private Optional<AddressLookup.Line> address(String typed) {
    return StoredText.isImpossible(typed)
        ? Optional.empty()
        : MailAddress.canonical(typed).flatMap(view::line);
  }

  private Optional<Set<AddressLookup.Line>> localPart(String typed) {
    Optional<String> local =
        StoredText.isImpossible(typed) ? Optional.empty() : LocalPart.canonical(typed);
    if (local.isEmpty()) {
      return Optional.of(Set.of());
    }
    List<Long> domains =
        visibility.domain() != 0
            ? List.of(visibility.domain())
            : view.domains().stream().map(AddressLookup.Domain::id).toList();
    if (domains.size() > MOST_DOMAINS) {
      return Optional.empty();
    }
    Set<AddressLookup.Line> found = new HashSet<>();
    domains.forEach(domain -> view.line(domain, local.get()).ifPresent(found::add));
    return Optional.of(found);
  }
}
