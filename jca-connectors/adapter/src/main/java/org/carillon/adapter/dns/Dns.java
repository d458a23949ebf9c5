package org.carillon.adapter.dns;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsPolicy;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Questions to the DNS servers of a policy, with a cache. */
final class Dns implements DnsLookup {
  private static final int CACHED_NAMES = 10_000;
  private static final int ALIASES = 8;
  private static final int TRIES = 2;

  private final DnsPolicy policy;
  private final LookupSession session;

  Dns(DnsPolicy policy) {
    this.policy = policy;
    Cache cache = new Cache(DClass.IN);
    cache.setMaxEntries(CACHED_NAMES);
    session =
        LookupSession.builder()
            .resolver(resolver(policy))
            .cache(cache)
            .maxRedirects(ALIASES)
            .executor(Runnable::run)
            .build();
  }

  private static Resolver resolver(DnsPolicy policy) {
    ExtendedResolver resolver =
        policy.servers().isEmpty()
            ? new ExtendedResolver()
            : new ExtendedResolver(
                policy.servers().stream().map(SimpleResolver::new).toArray(Resolver[]::new));
    resolver.setTimeout(policy.timeout());
    resolver.setRetries(TRIES);
    return resolver;
  }

  DnsPolicy policy() {
    return policy;
  }

  @Override
  public <T> DnsReply<T> find(String name, DnsType<T> type) throws InterruptedException {
    Name asked = RecordValues.name(name);
    if (asked == null) {
      return new DnsReply.NoName<>();
    }
    CompletableFuture<LookupResult> answer =
        session.lookupAsync(asked, RecordValues.number(type)).toCompletableFuture();
    try {
      List<T> values = RecordValues.of(answer.get(most().toNanos(), TimeUnit.NANOSECONDS), type);
      return values.isEmpty() ? new DnsReply.NoRecords<>() : new DnsReply.Found<>(values);
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case NoSuchDomainException _ -> new DnsReply.NoName<>();
        case NoSuchRRSetException _ -> new DnsReply.NoRecords<>();
        case null -> new DnsReply.Unknown<>(reason(e));
        case Throwable cause -> new DnsReply.Unknown<>(reason(cause));
      };
    } catch (TimeoutException e) {
      return new DnsReply.Unknown<>("No answer in time");
    } finally {
      answer.cancel(true);
    }
  }

  /** However many aliases and servers there are, no question takes longer. */
  private Duration most() {
    return policy.timeout().multipliedBy(2L * TRIES);
  }

  /** What is told on the way down to the first cause: the library wraps without saying anything. */
  private static String reason(Throwable e) {
    if (e.getMessage() == null && e.getCause() != null) {
      return reason(e.getCause());
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
