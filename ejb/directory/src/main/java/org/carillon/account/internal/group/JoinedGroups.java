package org.carillon.account.internal.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carillon.account.Account;
import org.carillon.account.AccountsCreated;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.group.GroupRow.Role;
import org.carillon.account.setting.NewAccountSettings;
import org.carillon.contract.directory.GroupType;
import org.carillon.database.RowLock;
import org.carillon.database.Transactions;
import org.carillon.settings.Origin;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * Adds new accounts to the groups that their domain's settings name, in the transaction that
 * creates the accounts. The settings of a domain can't add accounts to another domain's groups.
 */
@ApplicationScoped
class JoinedGroups {
  private static final Logger LOG = Logger.getLogger(JoinedGroups.class);

  private final Transactions transactions;
  private final Settings settings;

  @Inject
  JoinedGroups(Transactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  void made(@Observes AccountsCreated made) {
    if (made.isReturn()) {
      return;
    }
    Map<Long, List<Account>> byDomain =
        made.accounts().stream().collect(Collectors.groupingBy(Account::domain));
    transactions.run(
        entities -> {
          Map<Long, List<Account>> joining = new TreeMap<>();
          byDomain.forEach(
              (domain, accounts) ->
                  groups(entities, domain)
                      .forEach(
                          group ->
                              joining
                                  .computeIfAbsent(group.id, _ -> new ArrayList<>())
                                  .addAll(accounts)));
          // Groups are locked in order of their ids, as wherever several are locked.
          joining.forEach((group, accounts) -> join(entities, group, accounts));
        });
  }

  private List<GroupRow> groups(EntityManager entities, long domain) {
    Resolved<List<String>> named =
        settings.resolve(NewAccountSettings.GROUPS, Scope.domain(domain));
    List<GroupRow> found = new ArrayList<>();
    for (String typed : named.value()) {
      Optional<GroupRow> group =
          MailAddress.canonical(typed)
              .flatMap(address -> GroupRows.find(entities, address, GroupRow.Kind.GROUP))
              .filter(row -> named.origin() == Origin.SERVER || row.domain.id() == domain);
      group.ifPresentOrElse(
          found::add,
          () -> LOG.warnf("New accounts cannot join the group %s: it does not exist", typed));
    }
    return found;
  }

  private static void join(EntityManager entities, long group, List<Account> accounts) {
    Optional<GroupRow> locked = RowLock.of(entities, entities.find(GroupRow.class, group));
    if (locked.isEmpty()) {
      return;
    }
    GroupRow row = locked.get();
    if (MemberRows.count(entities, group) + accounts.size() > GroupType.MOST_MEMBERS) {
      LOG.warnf("New accounts cannot join the group %s: it is full", row.address());
      return;
    }
    List<Reference> those =
        accounts.stream()
            .<Reference>map(one -> new Reference.OfAccount(one.id(), one.address()))
            .toList();
    MemberRows.add(entities, group, Role.MEMBER, those);
    row.touch();
  }
}
