package org.carillon.mailauth.spf;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.format.name.DomainName;

/** Checks clients against the policies of domains (RFC 7208 §2). Thread-safe. */
public final class Spf {

  /** The longest time of a check, which must be at least this long (RFC 7208 §4.6.4). */
  public static final Duration MOST_TIME = Duration.ofSeconds(20);

  private static final String POSTMASTER = "postmaster";

  private final DnsLookup dns;
  private final String receiver;
  private final Duration mostTime;
  private final InstantSource clock;
  private final LongSupplier nanoTime;

  /** Creates a checker. Explanations may show this host's name (RFC 7208 §7.3). */
  public Spf(DnsLookup dns, String receiver) {
    this(dns, receiver, MOST_TIME, InstantSource.system());
  }

  /**
   * Creates a checker.
   *
   * @param receiver the name of this host, which explanations may show (RFC 7208 §7.3)
   * @param mostTime the longest time that a check may take; a longer one gives a {@link
   *     SpfResult.TempError}
   * @param clock the source of the time that explanations may show
   */
  public Spf(DnsLookup dns, String receiver, Duration mostTime, InstantSource clock) {
    this(dns, receiver, mostTime, clock, System::nanoTime);
  }

  Spf(
      DnsLookup dns,
      String receiver,
      Duration mostTime,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.dns = dns;
    this.receiver = receiver;
    this.mostTime = mostTime;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Checks the name that a client sent in its greeting (RFC 7208 §2.3). */
  public SpfVerdict helo(InetAddress client, String helo) throws InterruptedException {
    return check(client, helo, SpfIdentity.HELO, POSTMASTER, helo);
  }

  /**
   * Checks a return path (RFC 7208 §2.4).
   *
   * @param mailFrom the return path without angle brackets; if it is empty, the name in the
   *     greeting is checked
   * @throws InterruptedException if the thread is interrupted, since the result is no longer needed
   */
  public SpfVerdict mailFrom(InetAddress client, String helo, String mailFrom)
      throws InterruptedException {
    int at = mailFrom.lastIndexOf('@');
    if (mailFrom.isEmpty()) {
      return check(client, helo, SpfIdentity.MAIL_FROM, POSTMASTER, helo);
    }
    String local = at < 1 ? POSTMASTER : mailFrom.substring(0, at);
    return check(client, helo, SpfIdentity.MAIL_FROM, local, mailFrom.substring(at + 1));
  }

  private SpfVerdict check(
      InetAddress client, String helo, SpfIdentity identity, String local, String typedDomain)
      throws InterruptedException {
    String domain = ascii(typedDomain);
    SpfQuery question = new SpfQuery(client, helo, local, domain, receiver, clock.instant());
    SpfResult result = new CheckHost(question, new SpfLookups(dns, mostTime, nanoTime)).run();
    return new SpfVerdict(identity, local + "@" + domain, domain, result);
  }

  /** Returns a domain in A-labels (RFC 8616 §4). An invalid name stays, and has no policy. */
  private static String ascii(String domain) {
    return domain.chars().allMatch(c -> c < 0x80)
        ? domain
        : Optional.of(domain).flatMap(DomainName::canonical).orElse(domain);
  }
}
