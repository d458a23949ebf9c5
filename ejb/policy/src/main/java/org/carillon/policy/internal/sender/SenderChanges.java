package org.carillon.policy.internal.sender;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.sender.SenderChoices;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.format.name.DomainName;
import org.carillon.policy.sender.AccountSender;
import org.carillon.policy.sender.AccountSenders;
import org.carillon.policy.sender.SenderLists;
import org.carillon.settings.CacheVersions;

/** Changes accounts' lists, and writes each change to the audit log. */
@ApplicationScoped
public class SenderChanges implements SenderChoices {
  private static final String COUNT =
      "update change_counter set version = version + 1 where kind = 'SENDERS' and slot = 0";

  private final SqlTransactions transactions;
  private final SenderLists lists;
  private final CacheVersions versions;
  private final Audit audit;

  @Inject
  public SenderChanges(
      SqlTransactions transactions, SenderLists lists, CacheVersions versions, Audit audit) {
    this.transactions = transactions;
    this.lists = lists;
    this.versions = versions;
    this.audit = audit;
  }

  @Override
  public Answer<String> choose(
      Optional<Caller> by, Owner owner, String sender, SenderChoice choice) {
    return put(by, owner, sender, choice).map(AccountSender::sender);
  }

  @Override
  public Optional<SenderChoice> of(long account, String address) {
    try {
      return canonical(address).isEmpty()
          ? Optional.empty()
          : lists.of(account).of(canonical(address).get());
    } catch (IOException away) {
      SenderOperations.AWAY.met(away.getMessage());
      return Optional.empty();
    }
  }

  /** Puts a sender on an account's list. */
  Answer<AccountSender> put(Optional<Caller> by, Owner owner, String sender, SenderChoice choice) {
    Optional<String> canonical = canonical(sender);
    if (canonical.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "sender",
              "malformed",
              "The sender must be an address (ann@example.com) or a domain (example.com)."));
    }
    AuditEntry record = record(by, "sender." + choice.word(), owner, canonical.get());
    return change(
        record,
        connection -> SenderRows.put(connection, owner.account(), canonical.get(), choice),
        new Failure.Invalid(
            "sender",
            "too-many",
            "The list can have at most " + AccountSenders.MOST + " senders."));
  }

  /** Takes a sender from an account's list. */
  Answer<AccountSender> remove(Caller by, Owner owner, String sender) {
    String canonical = canonical(sender).orElse("");
    return change(
        record(Optional.of(by), "sender.remove", owner, canonical),
        connection -> SenderRows.remove(connection, owner.account(), canonical),
        new Failure.NotFound("sender on the list", sender));
  }

  private AuditEntry record(Optional<Caller> by, String action, Owner owner, String sender) {
    AuditSubject subject = AuditSubject.of(owner.domain(), owner.address());
    return by.map(
            caller -> audit.entry(caller, action, subject, Optional.empty(), Optional.of(sender)))
        .orElseGet(() -> audit.noted(action, subject, sender + ", by a link of its digest"));
  }

  @FunctionalInterface
  private interface Change {
    Optional<AccountSender> on(Connection connection) throws SQLException;
  }

  private Answer<AccountSender> change(AuditEntry record, Change change, Failure otherwise) {
    try {
      Optional<AccountSender> done =
          transactions.write(
              connection -> {
                Optional<AccountSender> changed = change.on(connection);
                if (changed.isPresent()) {
                  record.write(connection);
                  new Pipeline().add(COUNT).execute(connection);
                }
                return changed;
              });
      if (done.isEmpty()) {
        return Answer.failed(otherwise);
      }
      versions.announce(CacheVersions.Kind.SENDERS);
      return new Answer.Done<>(done.get());
    } catch (SQLException | PersistenceException away) {
      SenderOperations.AWAY.met(away.getMessage());
      return Answer.failed(
          new Failure.TryLater("The list of senders is not available at the moment."));
    }
  }

  /** Returns an address or domain in canonical form. A domain must have a dot. */
  private static Optional<String> canonical(String typed) {
    String sender = typed.strip();
    int at = sender.lastIndexOf('@');
    return at > 0
        ? MailAddress.canonical(sender).map(MailAddress::toString)
        : DomainName.canonical(sender.substring(at + 1)).filter(name -> name.contains("."));
  }
}
