package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.contract.tree.TreeTerms;
import org.carillon.protocol.ldap.entry.EntryKind;
import org.carillon.protocol.ldap.entry.EntryMapper;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.entry.LdapSchema;

/** The tree as one client sees it now. */
public final class ClientTreeView {
  private final DirectoryTree tree;
  private final Optional<Caller> caller;
  private final boolean asItIs;
  private final TreeTerms terms;
  private final EntryNames names;
  private final EntryMapper form;

  /** Creates the view of a caller, empty if anonymous. */
  public ClientTreeView(DirectoryTree tree, Optional<Caller> caller) {
    this(tree, caller, false);
  }

  private ClientTreeView(DirectoryTree tree, Optional<Caller> caller, boolean asItIs) {
    this.tree = tree;
    this.caller = caller;
    this.asItIs = asItIs;
    terms = tree.terms();
    names = new EntryNames(terms.suffix());
    form = new EntryMapper(names);
  }

  /** Returns the tree as the database has it at each query. */
  public static ClientTreeView asItIs(DirectoryTree tree, Caller caller) {
    return new ClientTreeView(tree, Optional.of(caller), true);
  }

  /** Returns whether the reader administers the visible part. */
  boolean administers() {
    return caller.filter(each -> !(each.rights() instanceof Rights.User)).isPresent();
  }

  /** Returns the terms of queries. */
  public TreeTerms terms() {
    return terms;
  }

  /** Returns the naming scheme. */
  public EntryNames names() {
    return names;
  }

  /** Returns the converter from objects to entries. */
  public EntryMapper form() {
    return form;
  }

  /** Returns whether a name is in no domain of this server. */
  public boolean isElsewhere(DN name) {
    Optional<String> domain =
        switch (names.place(name)) {
          case EntryKind.Domain(String each) -> Optional.of(each);
          case EntryKind.Unit(String each, var _) -> Optional.of(each);
          case EntryKind.Person person -> Optional.of(person.domain());
          case EntryKind.Group group -> Optional.of(group.domain());
          case EntryKind.Nowhere() -> names.domain(name);
          case EntryKind.Root(), EntryKind.SubschemaEntry(), EntryKind.Suffix() -> Optional.empty();
        };
    return domain.isEmpty()
        ? names.place(name) instanceof EntryKind.Nowhere
        : domain(domain.get()) instanceof Answer.Failed<TreeEntry>(Failure.NotFound _);
  }

  /** Returns the object with this id, if it is visible. */
  Answer<Optional<TreeEntry>> byId(TreeKind kind, UUID id) {
    return list(new TreeQuery(
            kind, Optional.empty(), new TreeCondition.Id(id), Optional.empty(), TreeQuery.MOST))
        .map(page -> page.items().stream().filter(each -> each.id().equals(id)).findFirst());
  }

  /** Returns a page of objects. */
  Answer<Page<TreeEntry>> list(TreeQuery query) {
    return asItIs ? tree.read(caller, query) : tree.list(caller, query);
  }

  /** Returns the naming contexts (RFC 4512 §5.1) that the reader may know. */
  public List<String> contexts(int most) {
    if (!names.suffix().isNullDN()) {
      return List.of(names.suffix().toString());
    }
    if (caller.isEmpty()) {
      return List.of();
    }
    TreeQuery query =
        new TreeQuery(
            TreeKind.DOMAIN, Optional.empty(), new TreeCondition.All(), Optional.empty(), most);
    return switch (list(query)) {
      case Answer.Done<Page<TreeEntry>>(Page<TreeEntry> page) ->
          page.items().stream().map(each -> names.ofDomain(each.key()).toString()).toList();
      case Answer.Failed<Page<TreeEntry>> _ -> List.of();
    };
  }

  /** Returns the domain with exactly this name. */
  Answer<TreeEntry> domain(String name) {
    TreeQuery query =
        new TreeQuery(
            TreeKind.DOMAIN,
            Optional.of(name),
            new TreeCondition.Address(name),
            Optional.empty(),
            1);
    return list(query).then(page -> called(page, names.ofDomain(name)));
  }

  /** Returns the account with exactly this name. */
  public Answer<TreeEntry> person(EntryKind.Person person) {
    TreeQuery query =
        new TreeQuery(
            TreeKind.PERSON,
            Optional.of(person.domain()),
            new TreeCondition.LocalPart(person.localPart()),
            Optional.empty(),
            2);
    return list(query)
        .then(page -> called(page, names.ofPerson(person.domain(), person.localPart())));
  }

  /** Returns the group with exactly this name. */
  public Answer<TreeEntry> group(EntryKind.Group group) {
    TreeQuery query =
        new TreeQuery(
            TreeKind.GROUP,
            Optional.of(group.domain()),
            new TreeCondition.LocalPart(group.localPart()),
            Optional.empty(),
            1);
    return list(query).then(page -> called(page, names.ofGroup(group.domain(), group.localPart())));
  }

  private Answer<TreeEntry> called(Page<TreeEntry> page, DN name) {
    return page.items().stream()
        .filter(each -> form.of(each).getDN().equalsIgnoreCase(name.toString()))
        .findFirst()
        .<Answer<TreeEntry>>map(Answer.Done::new)
        .orElseGet(() -> Answer.failed(new Failure.NotFound("entry " + name)));
  }

  /** Returns the entry of this name, with all attributes. */
  public Answer<Entry> entry(DN name) {
    return switch (names.place(name)) {
      case EntryKind.SubschemaEntry() -> new Answer.Done<>(LdapSchema.entry());
      case EntryKind.Suffix() -> new Answer.Done<>(form.suffix());
      case EntryKind.Domain(String domain) -> domain(domain).map(form::of);
      case EntryKind.Unit(String domain, var kind) ->
          domain(domain).map(each -> form.unit(each, kind));
      case EntryKind.Person person -> person(person).map(form::of);
      case EntryKind.Group group -> group(group).map(form::of);
      case EntryKind.Root(), EntryKind.Nowhere() ->
          Answer.failed(new Failure.NotFound("entry " + name));
    };
  }
}
