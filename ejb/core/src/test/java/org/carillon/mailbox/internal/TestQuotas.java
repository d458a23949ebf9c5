package org.carillon.mailbox.internal;

/** Quotas that a test sets. */
final class TestQuotas implements Quotas {
  volatile long octets;
  volatile long messages;
  volatile long mailboxes;
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
  public long appendOctets() {
    return appendOctets;
  }
}
