package org.carillon.recovery.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.answer.Page;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.StoredText;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.recovery.DeletedMail;
import org.carillon.recovery.DeletedMessage;
import org.carillon.recovery.Recovered;
import org.carillon.recovery.RecoveredMessages;
import org.carillon.recovery.Recovery;
import org.carillon.recovery.RecoverySelection;
import org.carillon.recovery.internal.recovering.Recoverer;
import org.carillon.settings.Settings;
import org.carillon.store.changes.DeletedRows;
import org.carillon.store.changes.ExpungeId;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.jboss.logging.Logger;

/** Recovery for callers that may act for the account, as {@link Accounts} decides. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RecoveryOperations implements Recovery {
  private static final Logger LOG = Logger.getLogger(RecoveryOperations.class);

  private final Recoverer recoverer;
  private final Accounts accounts;
  private final UndeleteWindow window;
  private final Audit audit;

  @Inject
  RecoveryOperations(
      StoreParts store,
      MailboxTree tree,
      CollectionItemPort items,
      Accounts accounts,
      Settings settings,
      Audit audit) {
    this.recoverer = new Recoverer(store, tree, items);
    this.accounts = accounts;
    this.window = new UndeleteWindow(store.transactions(), settings);
    this.audit = audit;
  }

  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> on(Account account, Instant since) throws SQLException, RefusedException;
  }

  private <T> Answer<T> answer(
      Caller caller, String address, Instant since, Operation<T> operation) {
    return accounts.governed(caller, address).then(account -> answer(account, since, operation));
  }

  private <T> Answer<T> answer(Account account, Instant since, Operation<T> operation) {
    try {
      Instant earliest = window.earliest(account.domain(), account.id(), Duration.ZERO);
      return operation.on(account, since.isAfter(earliest) ? since : earliest);
    } catch (RefusedException refused) {
      return Answer.failed(retold(refused.failure()));
    } catch (SQLException | PersistenceException away) {
      LOG.warnf(away, "Mail of %s cannot be restored at the moment", account.address());
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  /** Translates a failure to the request's fields: a conflict is in the mailbox's new name. */
  private static Failure retold(Failure failure) {
    return switch (failure) {
      case Failure.Taken(_, String code, _, String name) ->
          new Failure.Taken(
              "as", code, "A mailbox " + name + " exists. Choose another name.", name);
      case Failure.Invalid(_, String code, String message, String name, _) ->
          new Failure.Invalid("as", code, message, name);
      case Failure.LimitReached(Limit limit, _) when limit == Limit.UIDS ->
          new Failure.Invalid(
              "mailbox",
              "no-more-uids",
              "The mailbox cannot take more messages: its UIDs are used up.");
      case Failure.LimitReached _ ->
          new Failure.Invalid(
              "mailbox", "over-quota", "The account's quota has no space left for it.");
      case Failure.NotFound _ -> new Failure.NotFound("such deleted mailbox");
      case Failure same -> same;
    };
  }

  @Override
  public Answer<List<DeletedMail>> list(Caller caller, String address, Instant since) {
    return answer(
        caller,
        address,
        since,
        (account, from) -> new Answer.Done<>(recoverer.list(account.id(), from)));
  }

  @Override
  public Answer<Recovered> recover(Caller caller, String address, RecoverySelection selection) {
    if (selection.mailbox().filter(StoredText::isImpossible).isPresent()) {
      return Answer.failed(new Failure.NotFound("such mailbox"));
    }
    return answer(
        caller,
        address,
        selection.since(),
        (account, from) -> {
          Recoverer recoverer =
              recoverer(
                  caller,
                  account,
                  selection.mailbox().orElse("all")
                      + ", deleted since "
                      + from
                      + selection.as().map(as -> ", as " + as).orElse(""));
          return selection.mailbox().isPresent()
              ? one(recoverer, account.id(), selection.mailbox().get(), from, selection.as())
              : new Answer.Done<>(everything(recoverer, account.id(), from));
        });
  }

  @Override
  public Answer<Page<DeletedMessage>> messages(
      Caller caller, String address, Optional<String> mailbox, Optional<String> after) {
    if (mailbox.filter(StoredText::isImpossible).isPresent()) {
      return new Answer.Done<>(new Page<>(List.of(), Optional.empty()));
    }
    Optional<ExpungeId> position = after.flatMap(ExpungeId::parse);
    if (after.isPresent() && position.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "after", "malformed", "The parameter after is not a position in this list."));
    }
    return answer(
        caller,
        address,
        Instant.EPOCH,
        (account, from) -> {
          List<DeletedRows.ExpungedMessage> found =
              recoverer.messages(
                  account.id(), from, mailbox, position.orElse(ExpungeId.END), PAGE + 1);
          Duration period = window.period(account.domain(), account.id());
          Instant now = Instant.now();
          List<DeletedMessage> page =
              found.stream()
                  .limit(PAGE)
                  .map(
                      message ->
                          shown(
                              message,
                              Optional.of(message.at().plus(period)).filter(now::isBefore)))
                  .toList();
          return new Answer.Done<>(
              new Page<>(
                  page, found.size() > PAGE ? Optional.of(page.getLast().id()) : Optional.empty()));
        });
  }

  private static DeletedMessage shown(
      DeletedRows.ExpungedMessage message, Optional<Instant> until) {
    return new DeletedMessage(
        message.id().toString(),
        message.mailbox(),
        message.at(),
        until,
        message.octets(),
        message.date(),
        message.outline());
  }

  @Override
  public Answer<RecoveredMessages> recoverMessages(
      Caller caller, String address, List<String> ids) {
    if (ids.size() > MOST_CHOSEN) {
      return Answer.failed(
          new Failure.Invalid(
              "ids", "too-many", "At most " + MOST_CHOSEN + " messages can be restored at once."));
    }
    SequencedSet<ExpungeId> chosen = new LinkedHashSet<>();
    for (String text : ids) {
      Optional<ExpungeId> id = ExpungeId.parse(text);
      if (id.isEmpty()) {
        return Answer.failed(
            new Failure.Invalid(
                "ids", "malformed", "\"" + text + "\" is not the ID of a deleted message."));
      }
      chosen.add(id.get());
    }
    return answer(
        caller,
        address,
        Instant.EPOCH,
        (account, from) ->
            new Answer.Done<>(
                recoverer(caller, account, chosen.size() + " selected messages")
                    .returnMessages(account.id(), chosen, from)));
  }

  /** Returns a recoverer that writes an audit entry for the caller. */
  private Recoverer recoverer(Caller caller, Account account, String what) {
    return recoverer.recording(
        audit.entry(
            caller,
            "mailbox.undelete",
            AuditSubject.of(account.domain(), account.address()),
            Optional.empty(),
            Optional.of(what)));
  }

  private static Answer<Recovered> one(
      Recoverer recoverer, long account, String name, Instant since, Optional<String> as)
      throws SQLException, RefusedException {
    Optional<MailboxRow> there = recoverer.mailbox(account, new MailboxName(name).path());
    if (there.isPresent() && as.isEmpty()) {
      long messages = recoverer.returnMessages(account, there.get().id, since);
      return new Answer.Done<>(new Recovered(List.of(), messages));
    }
    Optional<DeletedRows.RemovedMailbox> removed =
        recoverer.removed(account, since).stream()
            .filter(one -> one.name().equals(name))
            .findFirst();
    if (removed.isEmpty()) {
      return Answer.failed(
          new Failure.NotFound("mailbox " + name + ", nor was one deleted in that time"));
    }
    String path = as.orElse(name);
    recoverer.returnMailbox(account, removed.get().id(), new MailboxName(path));
    return new Answer.Done<>(new Recovered(List.of(path), removed.get().messages()));
  }

  private static Recovered everything(Recoverer recoverer, long account, Instant since)
      throws SQLException, RefusedException {
    List<String> mailboxes = new ArrayList<>();
    long messages = 0;
    // Parents come first, so that none is created again in their place.
    List<DeletedRows.RemovedMailbox> byName =
        recoverer.removed(account, since).stream()
            .sorted(Comparator.comparing(DeletedRows.RemovedMailbox::name))
            .toList();
    for (DeletedRows.RemovedMailbox removed : byName) {
      String path = recoverer.free(removed, removed.name());
      recoverer.returnMailbox(account, removed.id(), new MailboxName(path));
      mailboxes.add(path);
      messages += removed.messages();
    }
    return new Recovered(mailboxes, messages + recoverer.returnMessages(account, 0, since));
  }
}
