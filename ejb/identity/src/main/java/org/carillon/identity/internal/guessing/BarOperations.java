package org.carillon.identity.internal.guessing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AccountAuthority;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.AdministratorRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.identity.signin.Bar;
import org.carillon.identity.signin.Bars;
import org.carillon.settings.CacheVersions;

/** The bars in the database, and their lifting. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class BarOperations implements Bars {
  private static final int MOST_LISTED = 1_000;
  private static final Pattern IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
  private static final ClientNetwork NO_NETWORK = new ClientNetwork(0, 0);

  private final DirectoryTransactions directory;
  private final Audit audit;

  @Inject
  public BarOperations(DirectoryTransactions directory, Audit audit) {
    this.directory = directory;
    this.audit = audit;
  }

  @Override
  public Answer<List<Bar>> list(Caller caller) {
    return switch (caller.rights()) {
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
      case Rights.DomainAdministrator(long own) ->
          directory.look(entities -> new Answer.Done<>(read(entities, own, 0)));
      case Rights.ServerAdministrator() ->
          directory.look(entities -> new Answer.Done<>(read(entities, 0, 0)));
    };
  }

  @Override
  public Answer<Optional<Bar>> find(Caller caller, String account) {
    return directory.look(
        entities ->
            account(entities, caller, account)
                .<Answer<Optional<Bar>>>map(
                    row -> new Answer.Done<>(read(entities, 0, row.id()).stream().findFirst()))
                .orElseGet(() -> noAccount(account)));
  }

  /** Finds an account of the caller's domains, or its own. */
  private static Optional<AccountRow> account(
      EntityManager entities, Caller caller, String address) {
    return MailAddress.canonical(address)
        .flatMap(canonical -> DirectoryQueries.account(entities, canonical))
        .filter(row -> row.id() == caller.account() || caller.administersDomain(row.domain().id()));
  }

  /**
   * Reads the bars that have not ended.
   *
   * @param domain the domain whose accounts are wanted; 0 for all
   * @param principal the principal that is wanted; 0 for all
   */
  private static List<Bar> read(EntityManager entities, long domain, long principal) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                SELECT a.local_part || '@' || d.name, r.name, b.network_bits, b.network_length,
                  CAST(extract(epoch FROM b.began) * 1000 AS bigint),
                  CAST(extract(epoch FROM b.ends) * 1000 AS bigint)
                FROM sign_in_bar b LEFT JOIN account a ON a.id = b.principal
                LEFT JOIN domain d ON d.id = a.domain
                LEFT JOIN administrator r ON r.id = b.principal
                WHERE b.ends > now() AND a.deleted IS NULL
                AND (:domain = 0 OR a.domain = :domain)
                AND (:principal = 0 OR b.principal = :principal)
                ORDER BY b.ends DESC, b.principal, b.network_bits
                """)
            .setParameter("domain", domain)
            .setParameter("principal", principal)
            .setMaxResults(MOST_LISTED)
            .getResultList();
    return rows.stream().map(row -> bar((Object[]) row)).toList();
  }

  private static Bar bar(Object[] row) {
    Instant began = Instant.ofEpochMilli(((Number) row[4]).longValue());
    Instant ends = Instant.ofEpochMilli(((Number) row[5]).longValue());
    if (row[0] != null) {
      return new Bar(Bar.Kind.ACCOUNT, (String) row[0], began, ends);
    }
    if (row[1] != null) {
      return new Bar(Bar.Kind.ADMINISTRATOR, (String) row[1], began, ends);
    }
    ClientNetwork network =
        new ClientNetwork(((Number) row[2]).longValue(), ((Number) row[3]).intValue());
    return new Bar(Bar.Kind.NETWORK, network.toString(), began, ends);
  }

  @Override
  public Answer<String> lift(Caller caller, String whom) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (whom.indexOf('@') >= 0) {
      return directory.change(
          CacheVersions.Kind.BARS, entities -> liftAccount(entities, caller, whom));
    }
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return whom.indexOf(':') >= 0 || IPV4.matcher(whom).matches()
        ? liftNetwork(caller, whom)
        : directory.change(
            CacheVersions.Kind.BARS, entities -> liftAdministrator(entities, caller, whom));
  }

  private Answer<String> liftAccount(EntityManager entities, Caller caller, String address) {
    var found = account(entities, caller, address);
    if (found.isEmpty()) {
      return noAccount(address);
    }
    AccountRow row = found.get();
    if (PasswordProof.isOwedBy(caller, row.id())) {
      return PasswordProof.missing();
    }
    return AccountAuthority.refusalToToken(entities, caller, row)
        .or(() -> AccountAuthority.refusal(entities, caller, row))
        .<Answer<String>>map(Answer::failed)
        .orElseGet(
            () -> {
              AuditSubject subject = AuditSubject.of(row.domain().id(), row.address());
              return lifted(entities, caller, row.id(), NO_NETWORK, subject);
            });
  }

  private Answer<String> liftAdministrator(EntityManager entities, Caller caller, String name) {
    var found = DirectoryQueries.administrator(entities, name);
    if (found.isEmpty()) {
      return Answer.failed(new Failure.NotFound("account, administrator or IP address", name));
    }
    AdministratorRow row = found.get();
    return PasswordProof.refusal(caller, row.name())
        .<Answer<String>>map(Answer::failed)
        .orElseGet(
            () -> lifted(entities, caller, row.id(), NO_NETWORK, AuditSubject.server(row.name())));
  }

  private Answer<String> liftNetwork(Caller caller, String address) {
    ClientNetwork network;
    try {
      network = ClientNetwork.of(InetAddress.ofLiteral(address.replaceFirst("/[0-9]+$", "")));
    } catch (IllegalArgumentException none) {
      return Answer.failed(new Failure.NotFound("address " + address));
    }
    return directory.change(
        CacheVersions.Kind.BARS,
        entities -> {
          AuditSubject subject = AuditSubject.server(network.toString());
          network.site().ifPresent(site -> note(entities, 0, site));
          return lifted(entities, caller, 0, network, subject);
        });
  }

  private Answer<String> lifted(
      EntityManager entities,
      Caller caller,
      long principal,
      ClientNetwork network,
      AuditSubject subject) {
    note(entities, principal, network);
    audit.record(caller, "sign-in.lift-bar", subject, Optional.empty(), Optional.empty());
    return new Answer.Done<>(subject.name());
  }

  private static void note(EntityManager entities, long principal, ClientNetwork network) {
    for (String statement :
        List.of(
            """
            INSERT INTO sign_in_lift (principal, network_bits, network_length, at)
            VALUES (:principal, :bits, :length, now())
            """,
            """
            DELETE FROM sign_in_bar
            WHERE principal = :principal AND network_bits = :bits AND network_length = :length
            """)) {
      entities
          .createNativeQuery(statement)
          .setParameter("principal", principal)
          .setParameter("bits", network.bits())
          .setParameter("length", network.length())
          .executeUpdate();
    }
  }

  private static <T> Answer<T> noAccount(String address) {
    return Answer.failed(new Failure.NotFound("account " + address));
  }
}
