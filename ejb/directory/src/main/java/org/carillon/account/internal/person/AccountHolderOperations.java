package org.carillon.account.internal.person;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carillon.account.Alias;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.people.AccountSearch;
import org.carillon.account.people.AccountWithAliases;
import org.carillon.account.people.PersonOrder;
import org.carillon.account.people.PersonQuery;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;

/** Searches for accounts in the database by the attributes of their owners. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountHolderOperations implements AccountSearch {
  private static final String FROM =
      " FROM account a JOIN domain d ON d.id = a.domain"
          + " WHERE a.deleted IS NULL AND NOT a.is_resource AND (:only = 0 OR a.domain = :only) AND ";

  private final DirectoryTransactions transactions;

  @Inject
  public AccountHolderOperations(DirectoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Answer<AccountWithAliases> find(Caller caller, UUID id) {
    return transactions.look(
        entities ->
            DirectoryQueries.account(entities, id)
                .filter(
                    row ->
                        row.id() == caller.account() || caller.administersDomain(row.domain().id()))
                .<Answer<AccountWithAliases>>map(
                    row -> new Answer.Done<>(people(entities, List.of(row)).getFirst()))
                .orElseGet(() -> Answer.failed(new Failure.NotFound("account " + id))));
  }

  @Override
  public Answer<Found> search(
      Caller caller, PersonQuery query, PersonOrder order, int skipped, int most) {
    return switch (caller.rights()) {
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
      case Rights.DomainAdministrator(long own) -> search(own, query, order, skipped, most);
      case Rights.ServerAdministrator() -> search(0, query, order, skipped, most);
    };
  }

  private Answer<Found> search(
      long only, PersonQuery query, PersonOrder order, int skipped, int most) {
    PersonSql sql = new PersonSql(query);
    return transactions.look(
        entities -> {
          var counted =
              entities
                  .createNativeQuery("SELECT count(*)" + FROM + sql.condition(), Long.class)
                  .setParameter("only", only);
          sql.parameters().forEach(counted::setParameter);
          long total = ((Number) counted.getSingleResult()).longValue();
          if (most == 0 || total <= skipped) {
            return new Answer.Done<>(new Found(total, List.of()));
          }
          var selected =
              entities
                  .createNativeQuery(
                      "SELECT a.*" + FROM + sql.condition() + " ORDER BY " + PersonSql.order(order),
                      AccountRow.class)
                  .setParameter("only", only)
                  .setFirstResult(skipped)
                  .setMaxResults(most);
          sql.parameters().forEach(selected::setParameter);
          @SuppressWarnings("unchecked") // The query selects this type.
          List<AccountRow> rows = selected.getResultList();
          return new Answer.Done<>(new Found(total, people(entities, rows)));
        });
  }

  private static List<AccountWithAliases> people(EntityManager entities, List<AccountRow> rows) {
    Map<Long, List<Alias>> aliases = new HashMap<>();
    rows.forEach(row -> aliases.put(row.id(), new ArrayList<>()));
    entities
        .createQuery(
            "FROM AddressRow a WHERE a.account IN :rows AND a.kind <> :home"
                + " ORDER BY a.localPart, a.domain",
            AddressRow.class)
        .setParameter("rows", rows)
        .setParameter("home", AddressRow.Kind.ACCOUNT)
        .getResultStream()
        .forEach(line -> aliases.get(line.account().id()).add(alias(entities, line)));
    return rows.stream()
        .map(row -> new AccountWithAliases(row.toAccount(), aliases.get(row.id()), row.modified()))
        .toList();
  }

  private static Alias alias(EntityManager entities, AddressRow line) {
    return new Alias(
        line.localPart() + "@" + entities.find(DomainRow.class, line.domain()).name(),
        Alias.Kind.valueOf(line.kind().name()),
        line.account().address());
  }
}
