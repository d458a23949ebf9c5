package org.carillon.mailauth.spf;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.format.name.DomainName;

/** Checks clients against what domains say of their hosts (RFC 7208 §2). Used by many threads. */
public final class Spf {

  /** How long a check may take in all; at least this long is to be allowed (RFC 7208 §4.6.4). */
  public static final Duration MOST_TIME = Duration.ofSeconds(20);

  private static final String POSTMASTER = "postmaster";

  private final DnsLookup dns;
  private final String receiver;
  private final Duration mostTime;
  private final InstantSource clock;
  private final LongSupplier nanoTime;

  /**
   * @param receiver the name of this host, which explanations may show (RFC 7208 §7.3)
   */
  public Spf(DnsLookup dns, String receiver) {
    this(dns, receiver, MOST_TIME, InstantSource.system());
  }

  /**
   * @param receiver the name of this host, which explanations may show (RFC 7208 §7.3)
   * @param mostTime what takes longer is a {@link SpfResult.TempError}
   * @param clock says the time that explanations may show
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

  /**
   * Checks the name a client greeted with (RFC 7208 §2.3).
   *
   * @throws InterruptedException when nobody waits for it any more
   */
  public SpfVerdict helo(InetAddress client, String helo) throws InterruptedException {
    return check(client, helo, SpfIdentity.HELO, POSTMASTER, helo);
  }

  /**
   * Checks a return path (RFC 7208 §2.4).
   *
   * @param mailFrom without angle brackets; of an empty one the greeting's name is checked
   * @throws InterruptedException when nobody waits for it any more
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
    SpfQuestion question = new SpfQuestion(client, helo, local, domain, receiver, clock.instant());
    SpfResult result = new CheckHost(question, new SpfLookups(dns, mostTime, nanoTime)).run();
    return new SpfVerdict(identity, local + "@" + domain, domain, result);
  }

  /** In A-labels (RFC 8616 §4); what is no such name stays and has no policy. */
  private static String ascii(String domain) {
    return domain.chars().allMatch(c -> c < 0x80)
        ? domain
        : Optional.of(domain).flatMap(DomainName::canonical).orElse(domain);
  }
}
