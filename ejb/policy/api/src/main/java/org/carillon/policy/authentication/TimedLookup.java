package org.carillon.policy.authentication;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;

/** Limits the total time of DNS lookups. Later ones return {@link DnsReply.Unknown}. */
final class TimedLookup implements DnsLookup {
  private final DnsLookup dns;
  private final LongSupplier nanoTime;
  private final long end;

  TimedLookup(DnsLookup dns, Duration time, LongSupplier nanoTime) {
    this.dns = dns;
    this.nanoTime = nanoTime;
    this.end = nanoTime.getAsLong() + time.toNanos();
  }

  @Override
  public <T> DnsReply<T> find(String name, DnsType<T> type) throws InterruptedException {
    return nanoTime.getAsLong() - end < 0
        ? dns.find(name, type)
        : new DnsReply.Unknown<>("the time limit for checking the message is over");
  }
}
