package org.carillon.account.internal.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.Alias;
import org.carillon.account.Aliases;
import org.carillon.account.DomainChange;
import org.carillon.account.Domains;
import org.carillon.account.NewAccount;
import org.carillon.account.NewDomain;
import org.carillon.account.PasswordInput;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.group.GroupMembers;
import org.carillon.account.group.Groups;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.profile.Profile;
import org.carillon.account.renaming.Renames;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DomainType;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.EntryChange;
import org.carillon.contract.tree.TreeKind;

/** Changes entries through the operations that every edge calls. */
@ApplicationScoped
public class TreeChanges {
  /** The hash of an account without a password, which no password matches. */
  private static final String NO_PASSWORD = "!";

  private final Domains domains;
  private final Accounts accounts;
  private final Aliases aliases;
  private final Groups groups;
  private final GroupMembers members;
  private final Renames renames;
  private final DirectoryTransactions transactions;

  @Inject
  public TreeChanges(
      Domains domains,
      Accounts accounts,
      Aliases aliases,
      Groups groups,
      GroupMembers members,
      Renames renames,
      DirectoryTransactions transactions) {
    this.domains = domains;
    this.accounts = accounts;
    this.aliases = aliases;
    this.groups = groups;
    this.members = members;
    this.renames = renames;
    this.transactions = transactions;
  }

  Answer<Void> create(Caller caller, TreeKind kind, String key, EntryChange change) {
    AttributeValues values = change.values();
    return switch (kind) {
      case DOMAIN ->
          domains
              .create(caller, new NewDomain(key, values.get(DomainType.DESCRIPTION).orElse("")))
              .then(_ -> Answer.done());
      case PERSON ->
          accounts
              .create(
                  caller,
                  new NewAccount(
                      key,
                      password(values).orElseGet(() -> new PasswordInput.Hashed(NO_PASSWORD)),
                      values.get(AccountType.DISPLAY_NAME).orElse(""),
                      values.get(AccountType.ENABLED).orElse(true),
                      Profile.said(values),
                      others(key, change, List.of()),
                      values.get(AccountType.CLASS)))
              .then(_ -> Answer.done());
      case GROUP ->
          transactions.together(
              () ->
                  groups
                      .create(caller, key, terms(GroupAttributes.USUAL, values))
                      .then(_ -> members(caller, key, change)));
    };
  }

  private static GroupAttributes terms(GroupAttributes terms, AttributeValues values) {
    return terms
        .called(values.get(GroupType.DISPLAY_NAME).orElse(terms.displayName()))
        .described(values.get(GroupType.DESCRIPTION).orElse(terms.description()))
        .ownedBy(values.get(GroupType.OWNER).orElse(terms.owner()));
  }

  private Answer<Void> members(Caller caller, String group, EntryChange change) {
    return change.come().isEmpty() && change.gone().isEmpty()
        ? Answer.done()
        : members.change(caller, group, change.come(), change.gone()).then(_ -> Answer.done());
  }

  private static Optional<PasswordInput> password(AttributeValues values) {
    return values
        .get(AccountType.PASSWORD)
        .<PasswordInput>map(PasswordInput.Typed::new)
        .or(() -> values.get(AccountType.PASSWORD_HASH).map(PasswordInput.Hashed::new));
  }

  Answer<Void> change(
      Caller caller, TreeKind kind, String key, EntryChange change, OptionalLong version) {
    return switch (kind) {
      case DOMAIN ->
          domains
              .change(
                  caller,
                  key,
                  new DomainChange(
                      Optional.empty(),
                      change.values().get(DomainType.DESCRIPTION),
                      Optional.empty()),
                  version)
              .then(_ -> Answer.done());
      case PERSON ->
          change.name().isEmpty()
              ? changePerson(caller, key, change, version)
              : transactions.together(
                  () ->
                      changePerson(caller, key, change, version)
                          .then(
                              _ ->
                                  rename(
                                      caller,
                                      kind,
                                      key,
                                      change.name().get(),
                                      change
                                          .addresses()
                                          .filter(others -> others.contains(key))
                                          .isPresent())));
      case GROUP ->
          transactions.together(
              () ->
                  groups
                      .change(caller, key, terms -> terms(terms, change.values()), version)
                      .then(_ -> members(caller, key, change))
                      .then(
                          _ ->
                              change
                                  .name()
                                  .map(to -> rename(caller, kind, key, to, false))
                                  .orElseGet(Answer::done)));
    };
  }

  /** Renames an object. {@code keepsOld} has no effect on a group, which can't have aliases. */
  Answer<Void> rename(Caller caller, TreeKind kind, String key, String to, boolean keepsOld) {
    return switch (kind) {
      case DOMAIN -> renames.domain(caller, key, to, keepsOld).then(_ -> Answer.done());
      case PERSON -> renames.account(caller, key, to, keepsOld).then(_ -> Answer.done());
      case GROUP -> groups.rename(caller, key, to).then(_ -> Answer.done());
    };
  }

  private Answer<Void> changePerson(
      Caller caller, String address, EntryChange change, OptionalLong version) {
    Answer<Optional<List<Alias>>> wanted =
        change.addresses().isEmpty() && change.telephones().isEmpty()
            ? new Answer.Done<>(Optional.empty())
            : aliases
                .list(
                    caller,
                    Optional.of(address),
                    new PageRequest(Optional.empty(), Optional.empty(), PageRequest.MOST))
                .map(page -> Optional.of(others(address, change, page.items())));
    return wanted
        .then(
            others ->
                accounts.change(
                    caller,
                    address,
                    new AccountChange(
                        password(change.values()),
                        change.values().get(AccountType.DISPLAY_NAME),
                        change.values().get(AccountType.ENABLED),
                        Profile.said(change.values()),
                        others,
                        change.values().get(AccountType.CLASS)),
                    version))
        .then(_ -> Answer.done());
  }

  /** Returns an account's other addresses. A telephone number stays in its domain. */
  private static List<Alias> others(String address, EntryChange change, List<Alias> present) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    List<Alias> all = new ArrayList<>();
    change
        .addresses()
        .ifPresentOrElse(
            wanted -> wanted.forEach(each -> all.add(new Alias(each, Alias.Kind.NAME, address))),
            () -> all.addAll(ofKind(present, Alias.Kind.NAME)));
    var dialled =
        ofKind(present, Alias.Kind.TELEPHONE).stream()
            .collect(
                Collectors.toMap(
                    each -> each.address().substring(0, each.address().lastIndexOf('@')),
                    Function.identity(),
                    (one, other) -> one));
    change
        .telephones()
        .ifPresentOrElse(
            wanted ->
                wanted.forEach(
                    number ->
                        all.add(
                            dialled.getOrDefault(
                                number,
                                new Alias(number + "@" + domain, Alias.Kind.TELEPHONE, address)))),
            () -> all.addAll(ofKind(present, Alias.Kind.TELEPHONE)));
    return all;
  }

  private static List<Alias> ofKind(List<Alias> present, Alias.Kind kind) {
    return present.stream().filter(each -> each.kind() == kind).toList();
  }

  Answer<Void> delete(Caller caller, TreeKind kind, String key) {
    return switch (kind) {
      case DOMAIN -> domains.delete(caller, key, OptionalLong.empty()).then(_ -> Answer.done());
      case PERSON -> accounts.delete(caller, key, OptionalLong.empty()).then(_ -> Answer.done());
      case GROUP -> groups.delete(caller, key, OptionalLong.empty()).then(_ -> Answer.done());
    };
  }
}
