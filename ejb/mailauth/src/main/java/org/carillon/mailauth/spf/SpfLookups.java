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

/** The questions one check asks of the DNS, counted (RFC 7208 §4.6.4). */
final class SpfLookups {
  /** How many terms of all records together may ask. */
  private static final int MOST_TERMS = 10;

  /** How many of their questions may find nothing. */
  private static final int MOST_VOID = 2;

  /** How many mail exchangers are asked for their addresses, and names for theirs. */
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

  /** Counts a term that asks. */
  void countTerm() throws SpfStop {
    if (++terms > MOST_TERMS) {
      throw SpfStop.permanent("The policy needs more than 10 terms that ask the DNS");
    }
  }

  /** The texts of a name; not counted as an empty answer (RFC 7208 §4.6.4). */
  DnsReply<String> texts(String name) throws SpfStop, InterruptedException {
    return find(name, new DnsType.Txt());
  }

  /** The addresses of a name in a family. */
  List<InetAddress> addresses(String name, boolean isIpv4) throws SpfStop, InterruptedException {
    return counted(name, isIpv4 ? new DnsType.A() : new DnsType.Aaaa());
  }

  /** The same where an error of the DNS is no error, as the names of clients are validated. */
  DnsReply<InetAddress> tryAddresses(String name, boolean isIpv4)
      throws SpfStop, InterruptedException {
    return counting(name, isIpv4 ? new DnsType.A() : new DnsType.Aaaa());
  }

  /** The mail exchangers of a domain; more than 10 end the check (RFC 7208 §4.6.4). */
  List<MailExchanger> exchangers(String domain) throws SpfStop, InterruptedException {
    List<MailExchanger> found = counted(domain, new DnsType.Mx());
    if (found.size() > MOST_NAMES) {
      throw SpfStop.permanent(domain + " has more than 10 mail exchangers");
    }
    return found;
  }

  /** The names of an address. */
  DnsReply<String> names(String reverse) throws SpfStop, InterruptedException {
    return counting(reverse, new DnsType.Ptr());
  }

  private <T> List<T> counted(String name, DnsType<T> type) throws SpfStop, InterruptedException {
    return switch (counting(name, type)) {
      case DnsReply.Found<T>(List<T> records) -> records;
      case DnsReply.Unknown<T>(String why) ->
          throw SpfStop.temporary("The DNS did not answer for " + name + ": " + why);
      case DnsReply.NoRecords<T> _, DnsReply.NoName<T> _ -> List.of();
    };
  }

  /** Asks, and counts an empty answer; what can be no name is not asked for. */
  private <T> DnsReply<T> counting(String name, DnsType<T> type)
      throws SpfStop, InterruptedException {
    DnsReply<T> reply = find(name, type);
    boolean isEmpty = reply instanceof DnsReply.NoRecords || reply instanceof DnsReply.NoName;
    if (isEmpty && DnsName.isName(name) && ++empty > MOST_VOID) {
      throw SpfStop.permanent("The policy asks for more than 2 names without records");
    }
    return reply;
  }

  private <T> DnsReply<T> find(String name, DnsType<T> type) throws SpfStop, InterruptedException {
    if (nanoTime.getAsLong() - deadline > 0) {
      throw SpfStop.temporary("The check took too long");
    }
    return DnsName.isName(name) ? dns.find(name, type) : new DnsReply.NoName<>();
  }
}
