package org.carillon.identity.internal.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.internal.AccountAuthority;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.CredentialRevocation;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.internal.LastAdministrator;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.identity.internal.oauth.grant.Consents;
import org.carillon.identity.internal.token.TokenSessions;
import org.carillon.identity.session.AccountSessions;
import org.carillon.identity.session.LockOutOptions;
import org.carillon.identity.session.LockOutResult;
import org.carillon.identity.session.OpenSession;
import org.carillon.identity.session.SessionHolder;
import org.carillon.identity.session.SubmissionHolder;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.settings.CacheVersions;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** The open sessions of accounts, from the database and other capabilities. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SessionOperations implements AccountSessions {
  private static final Logger LOG = Logger.getLogger(SessionOperations.class);

  private final DirectoryTransactions directory;
  private final Accounts accounts;
  private final OpenConnections connections;
  private final CredentialRevocation ends;
  private final Audit audit;
  private final AllUnattendedAccess unattended;
  private final Iterable<SessionHolder> holders;
  private final Iterable<SubmissionHolder> submissions;

  @Inject
  SessionOperations(
      DirectoryTransactions directory,
      Accounts accounts,
      OpenConnections connections,
      CredentialRevocation ends,
      Audit audit,
      AllUnattendedAccess unattended,
      @Any Instance<SessionHolder> holders,
      @Any Instance<SubmissionHolder> submissions) {
    this(
        directory,
        accounts,
        connections,
        ends,
        audit,
        unattended,
        (Iterable<SessionHolder>) holders,
        (Iterable<SubmissionHolder>) submissions);
  }

  /** Creates the operations with a test's holders. */
  public SessionOperations(
      DirectoryTransactions directory,
      Accounts accounts,
      OpenConnections connections,
      CredentialRevocation ends,
      Audit audit,
      AllUnattendedAccess unattended,
      Iterable<SessionHolder> holders,
      Iterable<SubmissionHolder> submissions) {
    this.directory = directory;
    this.accounts = accounts;
    this.connections = connections;
    this.ends = ends;
    this.audit = audit;
    this.unattended = unattended;
    this.holders = holders;
    this.submissions = submissions;
  }

  @Override
  public Answer<List<OpenSession>> list(Caller caller, String address) {
    return accounts.governed(caller, address).then(this::listed);
  }

  @Override
  public Answer<List<UnattendedAccess>> unattended(Caller caller, String address) {
    return accounts.governed(caller, address).then(this::left);
  }

  private Answer<List<UnattendedAccess>> left(Account account) {
    try {
      return new Answer.Done<>(unattended.of(account));
    } catch (RuntimeException away) {
      LOG.warnf(away, "The sessions of %s cannot be read", account.address());
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  private Answer<List<OpenSession>> listed(Account account) {
    Answer<List<OpenSession>> kept =
        directory.look(
            entities -> {
              List<OpenSession> all = new ArrayList<>(connections(entities, account.id()));
              all.addAll(TokenSessions.of(entities, account.id(), MOST));
              Consents.sessions(entities, account.id(), MOST).forEach(all::add);
              return new Answer.Done<>(all);
            });
    return kept.map(
        all -> {
          holders.forEach(holder -> all.addAll(holder.of(account)));
          return List.copyOf(all);
        });
  }

  private static List<OpenSession> connections(EntityManager entities, long account) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> ConnectionRows.of(connection, account, MOST));
  }

  @Override
  public Answer<OpenSession> end(Caller caller, String address, String id) {
    return accounts.governed(caller, address).then(account -> end(caller, account, id));
  }

  private Answer<OpenSession> end(Caller caller, Account account, String id) {
    Answer<OpenSession> found =
        listed(account)
            .then(
                all ->
                    all.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .<Answer<OpenSession>>map(Answer.Done::new)
                        .orElseGet(() -> missing(id)));
    return found.then(
        session ->
            directory.change(
                session.kind() == OpenSession.Kind.CLIENT
                    ? CacheVersions.Kind.DIRECTORY
                    : CacheVersions.Kind.SESSIONS,
                entities -> ended(entities, caller, account, session)));
  }

  private static <T> Answer<T> missing(String id) {
    String named = StoredText.isImpossible(id) ? "" : id;
    return Answer.failed(new Failure.NotFound("open session", named));
  }

  private Answer<OpenSession> ended(
      EntityManager entities, Caller caller, Account account, OpenSession session) {
    boolean done =
        switch (session.kind()) {
          case CONNECTION ->
              entities
                  .unwrap(Session.class)
                  .doReturningWork(
                      connection -> ConnectionRows.end(connection, account.id(), session.id()));
          case WEB, TOKEN -> TokenSessions.end(entities, account.id(), session.id());
          case CLIENT -> Consents.end(entities, account.id(), session.id());
          case PHONE -> endHeld(account, session.id());
        };
    if (!done) {
      return missing(session.id());
    }
    audit.record(
        caller,
        "account.end-session",
        AuditSubject.of(account.domain(), account.address()),
        Optional.of(session.kind().word() + " " + session.service() + " " + session.from()),
        Optional.empty());
    return new Answer.Done<>(session);
  }

  private boolean endHeld(Account account, String id) {
    for (SessionHolder holder : holders) {
      if (holder.end(account, id)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Answer<LockOutResult> lockOut(Caller caller, String address, LockOutOptions how) {
    return accounts.governed(caller, address).then(account -> lockOut(caller, account, how));
  }

  private Answer<LockOutResult> lockOut(Caller caller, Account account, LockOutOptions how) {
    if (how.suspend() && !caller.administersDomain(account.domain())) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (how.withdraw().contains(UnattendedAccess.Kind.RECOVERY_ADDRESS)
        && PasswordProof.isOwedBy(caller, account.id())) {
      return PasswordProof.missing();
    }
    noteOpened();
    Answer<LockOutResult> ended =
        directory.change(
            CacheVersions.Kind.DIRECTORY, entities -> ended(entities, caller, account, how));
    return ended.then(done -> withTheRest(caller, done, account, how));
  }

  /**
   * Writes this node's latest connections, to be counted. Other nodes' are at most a second old.
   */
  private void noteOpened() {
    try {
      connections.write();
    } catch (SQLException away) {
      LOG.debugf("The latest connections could not be counted: %s", away.getMessage());
    }
  }

  private Answer<LockOutResult> ended(
      EntityManager entities, Caller caller, Account account, LockOutOptions how) {
    AccountRow row = entities.find(AccountRow.class, account.id());
    Optional<Failure> refusal =
        AccountAuthority.refusal(entities, caller, row)
            .or(
                () ->
                    how.suspend() && row.isEnabled()
                        ? LastAdministrator.refusal(entities, row)
                        : Optional.empty());
    if (refusal.isPresent()) {
      return Answer.failed(refusal.get());
    }
    long open =
        entities
            .unwrap(Session.class)
            .doReturningWork(connection -> ConnectionRows.endAll(connection, account.id()));
    var counts = TokenSessions.count(entities, account.id());
    ends.signOut(entities, account.id());
    // Connections depend on this time and end when it changes.
    entities.find(CredentialRow.class, account.id()).signOut();
    if (how.suspend()) {
      row.switchOff();
    }
    var done =
        new LockOutResult(
            account.address(),
            open,
            counts.webSessions(),
            counts.tokens(),
            counts.applicationPasswords(),
            0,
            0,
            !row.isEnabled(),
            0,
            List.of(),
            true);
    audit.record(
        caller,
        "account.lock-out",
        AuditSubject.of(account.domain(), account.address()),
        Optional.of(
            "%d connections, %d web sessions, %d tokens, %d application passwords"
                .formatted(
                    done.connections(),
                    done.webSessions(),
                    done.tokens(),
                    done.applicationPasswords())),
        Optional.of(done.suspended() ? "suspended" : "can sign in"));
    return new Answer.Done<>(done);
  }

  /** Ends what is not part of the transaction. It may come later, as nobody can sign in by it. */
  private Answer<LockOutResult> withTheRest(
      Caller caller, LockOutResult done, Account account, LockOutOptions how) {
    boolean whole = true;
    long phones = 0;
    long queued = 0;
    try {
      for (SessionHolder holder : holders) {
        phones += holder.endAll(account);
      }
      for (SubmissionHolder holder : submissions) {
        queued += holder.stop(account, how.deleteQueued());
      }
    } catch (RuntimeException away) {
      LOG.warnf(away, "Not all sessions of %s could be ended", account.address());
      whole = false;
    }
    AllUnattendedAccess.Withdrawn withdrawn = unattended.withdraw(caller, account, how.withdraw());
    Answer<List<UnattendedAccess>> left = left(account);
    return new Answer.Done<>(
        new LockOutResult(
            done.address(),
            done.connections(),
            done.webSessions(),
            done.tokens(),
            done.applicationPasswords(),
            phones,
            queued,
            done.suspended(),
            withdrawn.gone(),
            left instanceof Answer.Done<List<UnattendedAccess>>(List<UnattendedAccess> all)
                ? all
                : List.of(),
            whole && withdrawn.whole() && left.asFailure().isEmpty()));
  }
}
