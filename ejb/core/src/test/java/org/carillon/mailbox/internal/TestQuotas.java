package org.carillon.mailbox.internal;

import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.QuotaLimits;
import org.carillon.mailbox.internal.sharing.Person;

/** Quotas that a test sets. */
final class TestQuotas implements Quotas {
  volatile long octets;
  volatile long messages;
  volatile long mailboxes;
  volatile long alertPercent = 90;
  volatile long appendOctets = 10 << 20;

  @Override
  public long octets(long domain, long account) {
    return octets;
  }

  @Override
  public long messages(long domain, long account) {
    return messages;
  }

  @Override
  public long mailboxes(long domain, long account) {
    return mailboxes;
  }

  @Override
  public long alertPercent(long domain, long account) {
    return alertPercent;
  }

  @Override
  public long appendOctets() {
    return appendOctets;
  }

  @Override
  public boolean eightBitHeaders(long domain, long account) {
    return true;
  }

  @Override
  public void limit(Caller caller, Person account, QuotaLimits limits) throws Hindrance {
    if (!caller.administersDomain(account.domain())) {
      throw new Hindrance(new Obstacle.NotPermitted("No administrator"));
    }
    octets = limits.octets().orElse(0);
    messages = limits.messages().orElse(0);
    mailboxes = limits.mailboxes().orElse(0);
  }
}
