package org.carillon.mailbox.internal.quota;

import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.AppendTerms;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.contract.mailbox.quota.QuotaRoot;
import org.carillon.contract.mailbox.quota.QuotaStep;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.index.IndexView;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;

/** Quotas as users read and administrators set them (RFC 9208). An account is a quota root. */
public record QuotaRoots(
    SqlTransactions transactions,
    Quotas quotas,
    QuotaLimiting limiting,
    OpenMailboxes open,
    MailboxAuthorization authorization) {

  public Quota of(long account) throws SQLException, RefusedException {
    return transactions.read(connection -> QuotaUse.of(connection, account, quotas));
  }

  public boolean isFull(long account) throws SQLException, RefusedException {
    Optional<Person> owner = authorization.owner(account);
    return owner.isPresent()
        && quotas.limits(owner.get().domain(), account)
        && transactions.read(connection -> QuotaUse.isFull(connection, account, quotas));
  }

  /** Returns how full the account is, if its owner is to be alerted. */
  public Optional<QuotaStep> nearlyFull(long account) throws SQLException, RefusedException {
    Optional<Person> owner = authorization.owner(account);
    return owner.isPresent() && quotas.limits(owner.get().domain(), account)
        ? transactions.read(connection -> QuotaUse.nearlyFull(connection, account, quotas))
        : Optional.empty();
  }

  /** Returns the limits for an append. The database is read only if there are limits. */
  public AppendTerms terms(long reader, MailboxName name) throws SQLException, RefusedException {
    long owner = authorization.named(reader, name, Right.INSERT).owner();
    Optional<Person> person = authorization.owner(owner);
    if (person.isEmpty()) {
      return new AppendTerms(quotas.appendOctets(), Long.MAX_VALUE, true);
    }
    long domain = person.get().domain();
    quotas.countDomain(domain);
    long room =
        quotas.limits(domain, owner)
            ? transactions.read(connection -> QuotaUse.room(connection, owner, quotas))
            : Long.MAX_VALUE;
    return new AppendTerms(quotas.appendOctets(), room, quotas.eightBitHeaders(domain, owner));
  }

  public QuotaRoot root(Caller caller, MailboxName name) throws SQLException, RefusedException {
    return root(caller, rootOf(caller, name));
  }

  public QuotaRoot limit(Caller caller, Optional<MailboxName> root, QuotaLimits limits)
      throws SQLException, RefusedException {
    long owner = root.isPresent() ? rootOf(caller, root.get()) : caller.account();
    limiting.limit(caller, authorization.person(owner), limits);
    return root(caller, owner);
  }

  private QuotaRoot root(Caller caller, long owner) throws SQLException, RefusedException {
    return new QuotaRoot(authorization.nameOf(caller.account(), owner), of(owner));
  }

  /** Returns the account of a quota root. Administrators see the roots that they may change. */
  private long rootOf(Caller caller, MailboxName name) throws SQLException, RefusedException {
    if (name.own().path().isEmpty()) {
      Optional<Person> owner = authorization.owner(caller.account(), name);
      if (owner.isPresent() && caller.administersDomain(owner.get().domain())) {
        return owner.get().account();
      }
    }
    return authorization.accountOf(caller.account(), name);
  }

  /** Returns the number of octets that expunging would free (RFC 9208 §4.1.4). */
  public long deletedOctets(long reader, MailboxName name) throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.named(reader, name, Right.READ);
    MailboxRow row = transactions.read(place::row);
    IndexView view = open.view(place.owner(), row.id, row.modseq);
    return transactions.read(connection -> QuotaUse.deletedOctets(connection, view));
  }
}
