package org.carillon.mailbox.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.mailbox.internal.quota.QuotaLimiting;
import org.carillon.mailbox.sharing.Person;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.RefusedException;

/** Quotas that a test sets for all accounts, or that an administrator sets for one. */
public final class TestQuotas implements Quotas, QuotaLimiting {
  public volatile long octets;
  public volatile long messages;
  volatile long mailboxes;
  volatile List<Long> alertPercents = List.of(90L);
  public volatile long stopPercent = 100;
  volatile long appendOctets = 10 << 20;
  volatile boolean eightBitHeaders = true;
  private final Map<Long, QuotaLimits> own = new ConcurrentHashMap<>();

  @Override
  public long octets(long domain, long account) {
    return own.containsKey(account) ? own.get(account).octets().orElse(0) : octets;
  }

  @Override
  public long messages(long domain, long account) {
    return own.containsKey(account) ? own.get(account).messages().orElse(0) : messages;
  }

  @Override
  public long mailboxes(long domain, long account) {
    return own.containsKey(account) ? own.get(account).mailboxes().orElse(0) : mailboxes;
  }

  @Override
  public List<Long> alertPercents(long domain, long account) {
    return alertPercents;
  }

  @Override
  public long stopPercent(long domain, long account) {
    return stopPercent;
  }

  @Override
  public long appendOctets() {
    return appendOctets;
  }

  @Override
  public boolean eightBitHeaders(long domain, long account) {
    return eightBitHeaders;
  }

  @Override
  public void limit(Caller caller, Person account, QuotaLimits limits) throws RefusedException {
    if (!caller.administersDomain(account.domain())) {
      throw new RefusedException(MailboxFailure.notPermitted("No administrator"));
    }
    own.put(account.account(), limits);
  }
}
