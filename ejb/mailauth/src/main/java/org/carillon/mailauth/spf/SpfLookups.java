package org.carillon.mailauth.spf;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.DnsType.MailExchanger;
import org.carillon.mailauth.DnsName;

/** The DNS lookups of one check, with their limits (RFC 7208 §4.6.4). */
final class SpfLookups {
  /** The maximum number of terms in all records together that cause lookups. */
  private static final int MOST_TERMS = 10;

  /** The maximum number of lookups without a result. */
  private static final int MOST_VOID = 2;

  /** The maximum number of mail exchangers, and of names, whose addresses are looked up. */
  static final int MOST_NAMES = 10;

  private final DnsLookup dns;
  private final LongSupplier nanoTime;
  private final long deadline;
  private int terms;
  private int empty;

  SpfLookups(DnsLookup dns, Duration mostTime, LongSupplier nanoTime) {
    this.dns = dns;
    this.nanoTime = nanoTime;
    this.deadline = nanoTime.getAsLong() + mostTime.toNanos();
  }

  /** Counts a term that causes lookups. */
  void countTerm() throws SpfAbortException {
    if (++terms > MOST_TERMS) {
      throw SpfAbortException.permanent("The policy needs more than 10 DNS lookups");
    }
  }

  /** Returns the texts of a name. An empty answer is not counted (RFC 7208 §4.6.4). */
  DnsReply<String> texts(String name) throws SpfAbortException, InterruptedException {
    return find(name, new DnsType.Txt());
  }

  /** Returns the addresses of a name in one family. */
  List<InetAddress> addresses(String name, boolean isIpv4)
      throws SpfAbortException, InterruptedException {
    return counted(name, isIpv4 ? new DnsType.A() : new DnsType.Aaaa());
  }

  /** Returns the addresses of a name. A DNS error does not end the check. */
  DnsReply<InetAddress> tryAddresses(String name, boolean isIpv4)
      throws SpfAbortException, InterruptedException {
    return counting(name, isIpv4 ? new DnsType.A() : new DnsType.Aaaa());
  }

  /** Returns the mail exchangers of a domain. More than 10 end the check (RFC 7208 §4.6.4). */
  List<MailExchanger> exchangers(String domain) throws SpfAbortException, InterruptedException {
    List<MailExchanger> found = counted(domain, new DnsType.Mx());
    if (found.size() > MOST_NAMES) {
      throw SpfAbortException.permanent(domain + " has more than 10 mail exchangers");
    }
    return found;
  }

  DnsReply<String> names(String reverse) throws SpfAbortException, InterruptedException {
    return counting(reverse, new DnsType.Ptr());
  }

  private <T> List<T> counted(String name, DnsType<T> type)
      throws SpfAbortException, InterruptedException {
    return switch (counting(name, type)) {
      case DnsReply.Found<T>(List<T> records) -> records;
      case DnsReply.Unknown<T>(String why) ->
          throw SpfAbortException.temporary("The DNS did not answer for " + name + ": " + why);
      case DnsReply.NoRecords<T> _, DnsReply.NoName<T> _ -> List.of();
    };
  }

  /** Looks up a name and counts an empty answer. An invalid name is not looked up. */
  private <T> DnsReply<T> counting(String name, DnsType<T> type)
      throws SpfAbortException, InterruptedException {
    DnsReply<T> reply = find(name, type);
    boolean isEmpty = reply instanceof DnsReply.NoRecords || reply instanceof DnsReply.NoName;
    if (isEmpty && DnsName.isName(name) && ++empty > MOST_VOID) {
      throw SpfAbortException.permanent(
          "The policy needs more than 2 lookups of names without records");
    }
    return reply;
  }

  private <T> DnsReply<T> find(String name, DnsType<T> type)
      throws SpfAbortException, InterruptedException {
    if (nanoTime.getAsLong() - deadline > 0) {
      throw SpfAbortException.temporary("The check took too long");
    }
    return DnsName.isName(name) ? dns.find(name, type) : new DnsReply.NoName<>();
  }
}
