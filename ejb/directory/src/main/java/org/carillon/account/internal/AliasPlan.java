package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.Alias;
import org.carillon.account.MailAddress;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.identity.Caller;

/**
 * Gives an account exactly the wanted other addresses, in the transaction that makes its other
 * changes. A plan is made first, which checks whether this is possible, then carried out.
 */
public final class AliasPlan {
  private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9]{1,31}");

  private AliasPlan() {}

  /**
   * The changes to make.
   *
   * @param added the addresses to add
   * @param removed the addresses to remove
   */
  public record Plan(Map<AddressRow.Key, Alias> added, List<AddressRow> removed) {
    public boolean isEmpty() {
      return added.isEmpty() && removed.isEmpty();
    }
  }

  public static Answer<Plan> plan(
      EntityManager entities, Caller caller, AddressRow.Key home, List<Alias> wanted) {
    return plan(entities, caller, home, List.of(), wanted);
  }

  /** Returns the plan for an existing account, which must be locked. */
  public static Answer<Plan> plan(
      EntityManager entities, Caller caller, AccountRow account, List<Alias> wanted) {
    AddressRow.Key home = new AddressRow.Key(account.domain().id(), account.localPart());
    return plan(entities, caller, home, of(entities, account), wanted);
  }

  private static Answer<Plan> plan(
      EntityManager entities,
      Caller caller,
      AddressRow.Key home,
      List<AddressRow> present,
      List<Alias> wanted) {
    Map<AddressRow.Key, AddressRow> left = new LinkedHashMap<>();
    present.forEach(row -> left.put(new AddressRow.Key(row.domain(), row.localPart()), row));
    Map<AddressRow.Key, Alias> added = new LinkedHashMap<>();
    for (Alias alias : wanted) {
      Answer<AddressRow.Key> key = key(entities, caller, alias);
      switch (key) {
        case Answer.Failed<AddressRow.Key>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<AddressRow.Key>(AddressRow.Key found) -> {
          if (left.remove(found) == null && !found.equals(home)) {
            added.put(found, alias);
          }
        }
      }
    }
    for (AddressRow.Key key : added.keySet()) {
      if (entities.find(AddressRow.class, key) != null && !isOwn(present, key)) {
        return Answer.failed(
            new Failure.Taken(
                field(added.get(key)), "The address " + added.get(key).address() + " is in use."));
      }
    }
    added.keySet().removeIf(key -> isOwn(present, key));
    List<AddressRow> removed = new ArrayList<>(left.values());
    return removed.stream().allMatch(row -> caller.administersDomain(row.domain()))
        ? new Answer.Done<>(new Plan(added, removed))
        : Answer.failed(new Failure.NotAllowed());
  }

  static String field(Alias alias) {
    return switch (alias.kind()) {
      case NAME -> AccountType.ALIASES.name();
      case TELEPHONE -> AccountType.TELEPHONES.name();
    };
  }

  private static boolean isOwn(List<AddressRow> present, AddressRow.Key key) {
    return present.stream()
        .anyMatch(row -> row.domain() == key.domain() && row.localPart().equals(key.localPart()));
  }

  private static Answer<AddressRow.Key> key(EntityManager entities, Caller caller, Alias alias) {
    Optional<MailAddress> address = MailAddress.canonical(alias.address());
    Optional<Failure> unfit = MailAddress.refusal(field(alias), alias.address());
    if (unfit.isPresent()) {
      return Answer.failed(unfit.get());
    }
    if (alias.kind() == Alias.Kind.TELEPHONE
        && !TELEPHONE.matcher(address.get().localPart()).matches()) {
      return Answer.failed(
          new Failure.Invalid(
              field(alias),
              "malformed-telephone",
              "A telephone number must consist of digits, with or without a leading +."));
    }
    return DirectoryQueries.domain(entities, address.get().domain())
        .filter(row -> caller.administersDomain(row.id()))
        .<Answer<AddressRow.Key>>map(
            row -> new Answer.Done<>(new AddressRow.Key(row.id(), address.get().localPart())))
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid(
                        field(alias),
                        "unknown-domain",
                        "There is no domain " + address.get().domain() + ".")));
  }

  /** Returns the rows of an account's other addresses. */
  public static List<AddressRow> of(EntityManager entities, AccountRow account) {
    return entities
        .createQuery(
            "FROM AddressRow a WHERE a.account = :account AND a.kind <> :home", AddressRow.class)
        .setParameter("account", account)
        .setParameter("home", AddressRow.Kind.ACCOUNT)
        .getResultList();
  }

  /** Carries out a plan and writes an audit record for each address. */
  public static void carryOut(
      EntityManager entities, Audit audit, Caller caller, AccountRow account, Plan plan) {
    for (AddressRow row : plan.removed) {
      String address = address(entities, row);
      entities.remove(row);
      audit.record(
          caller,
          "alias.delete",
          AuditSubject.of(row.domain(), address),
          Optional.of(account.address()),
          Optional.empty());
    }
    plan.added.forEach(
        (key, alias) -> {
          var row = new AddressRow(key, AddressRow.Kind.valueOf(alias.kind().name()), account);
          entities.persist(row);
          audit.record(
              caller,
              "alias.create",
              AuditSubject.of(key.domain(), address(entities, row)),
              Optional.empty(),
              Optional.of(account.address()));
        });
  }

  /** Returns the address in the domain's main name. */
  private static String address(EntityManager entities, AddressRow row) {
    return row.localPart() + "@" + entities.find(DomainRow.class, row.domain()).name();
  }
}
