package org.carillon.mailbox.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.AliasedMailbox;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.database.StoredText;
import org.carillon.mailbox.Shares;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.rows.RefusedException;
import org.jboss.logging.Logger;

/** Sharing for callers that may act for the account, as {@link Accounts} decides. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ShareOperations implements Shares {
  private static final Logger LOG = Logger.getLogger(ShareOperations.class);

  private final MailStoreStart start;
  private final Accounts accounts;
  private final Audit audit;

  @Inject
  ShareOperations(MailStoreStart start, Accounts accounts, Audit audit) {
    this.start = start;
    this.accounts = accounts;
    this.audit = audit;
  }

  @FunctionalInterface
  private interface Operation<T> {
    T as(Account account) throws SQLException, RefusedException;
  }

  private <T> Answer<T> answer(Caller caller, String address, Operation<T> operation) {
    return accounts.governed(caller, address).then(account -> answer(account, operation));
  }

  private static <T> Answer<T> answer(Account account, Operation<T> operation) {
    try {
      return new Answer.Done<>(operation.as(account));
    } catch (RefusedException refused) {
      return Answer.failed(retold(refused.failure()));
    } catch (SQLException | PersistenceException away) {
      LOG.warnf(away, "The shares of %s cannot be read at the moment", account.address());
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  /** Translates a failure to one that names the fields of the caller's request. */
  private static Failure retold(Failure failure) {
    return switch (failure) {
      case Failure.NotFound(_, String name) ->
          new Failure.Invalid("mailbox", "unknown", "There is no mailbox " + name + ".");
      case Failure.NotAllowed(_, String why) ->
          new Failure.Invalid("rights", "not-permitted", why + ".");
      case Failure.LimitReached(Limit limit, _) when limit == Limit.QUOTA ->
          new Failure.Invalid(
              "name",
              "too-many",
              "The account has reached its maximum number of mailboxes and aliases.");
      case Failure.LimitReached(_, long most) ->
          new Failure.Invalid(
              "identifier", "too-many", "An access list has at most " + most + " entries.");
      case Failure same -> same;
    };
  }

  @Override
  public Answer<List<MailboxName>> mailboxes(Caller caller, String address) {
    return answer(caller, address, account -> start.store().tree().names(account.id()));
  }

  @Override
  public Answer<MailboxName> make(Caller caller, String address, MailboxName name) {
    return answer(
        caller,
        address,
        account -> {
          AuditEntry record = entry(caller, "mailbox.create", account, name.path(), "");
          start
              .store()
              .tree()
              .create(ResolvedMailbox.within(account.id(), possible(name)), Set.of(), record);
          return name;
        });
  }

  @Override
  public Answer<MailboxName> rename(
      Caller caller, String address, MailboxName mailbox, MailboxName to) {
    return answer(
        caller,
        address,
        account -> {
          requireOther(mailbox);
          start
              .store()
              .tree()
              .rename(
                  ResolvedMailbox.within(account.id(), possible(mailbox)),
                  ResolvedMailbox.within(account.id(), possible(to)),
                  entry(caller, "mailbox.rename", account, mailbox.path(), to.path()));
          return to;
        });
  }

  @Override
  public Answer<Void> delete(Caller caller, String address, MailboxName mailbox) {
    Answer<Boolean> deleted =
        answer(
            caller,
            address,
            account -> {
              requireOther(mailbox);
              AuditEntry record = entry(caller, "mailbox.delete", account, mailbox.path(), "");
              try {
                start.store().tree().remove(account.id(), possible(mailbox), record);
                return true;
              } catch (RefusedException refused) {
                if (refused.failure() instanceof Failure.NotFound) {
                  return false;
                }
                throw refused;
              }
            });
    return whereThere(deleted, "mailbox " + mailbox);
  }

  /** Throws for INBOX. It receives new mail and exists as long as its account. */
  private static void requireOther(MailboxName mailbox) throws RefusedException {
    if (mailbox.isInbox()) {
      throw new RefusedException(MailboxFailure.isProtected(mailbox));
    }
  }

  private static Answer<Void> whereThere(Answer<Boolean> done, String what) {
    return done.then(there -> there ? Answer.done() : Answer.failed(new Failure.NotFound(what)));
  }

  @Override
  public Answer<List<AccessEntry>> accessList(Caller caller, String address, MailboxName mailbox) {
    return answer(
        caller, address, account -> start.store().access().read(account.id(), possible(mailbox)));
  }

  @Override
  public Answer<AccessEntry> grant(
      Caller caller,
      String address,
      MailboxName mailbox,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights) {
    return answer(
        caller,
        address,
        account -> {
          MailboxName own = possible(mailbox);
          requirePossible(identifier);
          MailboxRights now =
              start
                  .store()
                  .access()
                  .change(
                      account.id(),
                      own,
                      identifier,
                      change,
                      rights,
                      after -> share(caller, account, own, identifier, after));
          return new AccessEntry(identifier, now);
        });
  }

  @Override
  public Answer<Void> revoke(
      Caller caller, String address, MailboxName mailbox, Identifier identifier) {
    Answer<Boolean> ended =
        answer(
            caller,
            address,
            account -> {
              MailboxName own = possible(mailbox);
              requirePossible(identifier);
              AuditEntry record = share(caller, account, own, identifier, MailboxRights.NONE);
              return start.store().access().end(account.id(), own, identifier, record);
            });
    return whereThere(ended, "entry of " + identifier + " in the access list of " + mailbox);
  }

  @Override
  public Answer<Long> revokeAll(Caller caller, String address) {
    return answer(
        caller,
        address,
        account ->
            start
                .store()
                .access()
                .endAll(account.id(), what -> entry(caller, "mailbox.share", account, what, "")));
  }

  private AuditEntry share(
      Caller caller,
      Account account,
      MailboxName mailbox,
      Identifier identifier,
      MailboxRights after) {
    return entry(caller, "mailbox.share", account, mailbox + " " + identifier, after.letters());
  }

  private static void requirePossible(Identifier identifier) throws RefusedException {
    if (StoredText.isImpossible(identifier.name())) {
      throw new RefusedException(MailboxFailure.noSuchIdentifier(identifier));
    }
  }

  @Override
  public Answer<List<AliasedMailbox>> aliases(Caller caller, String address) {
    return answer(caller, address, account -> start.store().aliases().of(account.id()));
  }

  @Override
  public Answer<AliasedMailbox> alias(
      Caller caller, String address, MailboxName name, MailboxName target) {
    return answer(
        caller,
        address,
        account -> {
          AuditEntry record = entry(caller, "mailbox.alias", account, name.path(), target.path());
          start.store().aliases().make(account.id(), name, possible(target), record);
          return new AliasedMailbox(name, target);
        });
  }

  @Override
  public Answer<Void> endAlias(Caller caller, String address, MailboxName name) {
    Answer<Boolean> ended =
        answer(
            caller,
            address,
            account -> {
              AuditEntry record = entry(caller, "mailbox.alias-end", account, name.path(), "");
              return start.store().aliases().end(account.id(), possible(name), record);
            });
    return whereThere(ended, "folder alias " + name);
  }

  /** Returns the name if the database can be asked for it, otherwise throws. */
  private static MailboxName possible(MailboxName name) throws RefusedException {
    if (StoredText.isImpossible(name.path())) {
      throw RefusedException.noSuchMailbox(new MailboxName(""));
    }
    return name;
  }

  private AuditEntry entry(
      Caller caller, String action, Account account, String what, String after) {
    return audit.entry(
        caller,
        action,
        AuditSubject.of(account.domain(), account.address() + " " + what),
        Optional.empty(),
        Optional.of(after).filter(text -> !text.isEmpty()));
  }
}
