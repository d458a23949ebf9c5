package org.carillon.adapter.dns;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.carillon.adapter.dns.DnsFailureCache.Question;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsPolicy;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Questions to the DNS servers of a policy, with a cache; failures are remembered, too. */
final class Dns implements DnsLookup {
  private static final int CACHED_NAMES = 10_000;
  private static final int ALIASES = 8;

  private final DnsPolicy policy;
  private final LookupSession session;
  private final DnsFailureCache failures;

  Dns(DnsPolicy policy, LongSupplier nanoTime) {
    this.policy = policy;
    Cache cache = new Cache(DClass.IN);
    cache.setMaxEntries(CACHED_NAMES);
    session =
        LookupSession.builder()
            .resolver(new NameServers(policy, nanoTime))
            .cache(cache)
            .maxRedirects(ALIASES)
            .executor(Runnable::run)
            .build();
    failures = new DnsFailureCache(nanoTime);
  }

  DnsPolicy policy() {
    return policy;
  }

  @Override
  public <T> DnsReply<T> find(String name, DnsType<T> type) throws InterruptedException {
    Name asked = DnsRecordConverter.name(name);
    if (asked == null) {
      return new DnsReply.NoName<>();
    }
    Question question = new Question(asked, DnsRecordConverter.number(type));
    Optional<String> remembered = failures.find(question);
    if (remembered.isPresent()) {
      return new DnsReply.Unknown<>(remembered.get());
    }
    CompletableFuture<LookupResult> answer =
        session.lookupAsync(question.name(), question.type()).toCompletableFuture();
    try {
      List<T> values =
          DnsRecordConverter.of(answer.get(policy.total().toNanos(), TimeUnit.NANOSECONDS), type);
      failures.answered(question);
      return values.isEmpty() ? new DnsReply.NoRecords<>() : new DnsReply.Found<>(values);
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case NoSuchDomainException _ -> new DnsReply.NoName<>();
        case NoSuchRRSetException _ -> new DnsReply.NoRecords<>();
        // No server was asked, so this says nothing about the name.
        case NoServerAnswersException away -> new DnsReply.Unknown<>(away.getMessage());
        case null -> failed(question, reason(e));
        case Throwable cause -> failed(question, reason(cause));
      };
    } catch (TimeoutException e) {
      return failed(question, "No answer within the time limit");
    } finally {
      answer.cancel(true);
    }
  }

  private <T> DnsReply<T> failed(Question question, String why) {
    failures.failed(question, why);
    return new DnsReply.Unknown<>(why);
  }

  /** Returns the first message on the way to the root cause; the library's wrappers have none. */
  private static String reason(Throwable e) {
    if (e.getMessage() == null && e.getCause() != null) {
      return reason(e.getCause());
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
