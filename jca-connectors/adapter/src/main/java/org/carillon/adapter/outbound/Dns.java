package org.carillon.adapter.outbound;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.NioClient;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Questions to the DNS servers of a policy, with a cache. */
final class Dns {
  private static final int CACHED_NAMES = 10_000;
  private static final int ALIASES = 8;

  private final List<InetSocketAddress> servers;
  private final Duration timeout;
  private final LookupSession session;

  /**
   * @param servers the servers to ask, in order; empty for the system's
   * @param timeout for one question
   */
  Dns(List<InetSocketAddress> servers, Duration timeout) {
    this.servers = servers;
    this.timeout = timeout;
    Cache cache = new Cache(DClass.IN);
    cache.setMaxEntries(CACHED_NAMES);
    session =
        LookupSession.builder()
            .resolver(resolver(servers, timeout))
            .cache(cache)
            .maxRedirects(ALIASES)
            .executor(Runnable::run)
            .build();
  }

  private static Resolver resolver(List<InetSocketAddress> servers, Duration timeout) {
    ExtendedResolver resolver =
        servers.isEmpty()
            ? new ExtendedResolver()
            : new ExtendedResolver(
                servers.stream().map(SimpleResolver::new).toArray(Resolver[]::new));
    resolver.setTimeout(timeout);
    resolver.setRetries(2);
    return resolver;
  }

  /** Whether this asks these servers so. */
  boolean asks(List<InetSocketAddress> otherServers, Duration otherTimeout) {
    return servers.equals(otherServers) && timeout.equals(otherTimeout);
  }

  /**
   * Asks for the records of a name.
   *
   * @param type one of {@link org.xbill.DNS.Type}
   */
  DnsAnswer find(String name, int type) {
    try {
      var records =
          session
              .lookupAsync(Name.fromString(name, Name.root), type)
              .toCompletableFuture()
              .join()
              .getRecords();
      return records.isEmpty() ? new DnsAnswer.NoRecords() : new DnsAnswer.Records(records);
    } catch (TextParseException e) {
      return new DnsAnswer.NoName();
    } catch (CompletionException e) {
      return switch (e.getCause()) {
        case NoSuchDomainException _ -> new DnsAnswer.NoName();
        case NoSuchRRSetException _ -> new DnsAnswer.NoRecords();
        case null -> new DnsAnswer.Unknown(reason(e));
        case Throwable cause -> new DnsAnswer.Unknown(reason(cause));
      };
    }
  }

  /** What is told on the way down to the first cause: the library wraps without saying anything. */
  private static String reason(Throwable e) {
    if (e.getMessage() == null && e.getCause() != null) {
      return reason(e.getCause());
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Ends the library's threads; the next question starts them again. */
  static void close() {
    NioClient.close();
  }
}
