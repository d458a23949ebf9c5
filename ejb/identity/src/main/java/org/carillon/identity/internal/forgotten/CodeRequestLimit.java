package org.carillon.identity.internal.forgotten;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.contract.net.ClientNetwork;

/** Counts the requests for codes from each network within an hour, on this node. */
final class CodeRequestLimit {
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int MOST_BY_NETWORK = 20;
  private static final int MOST_NETWORKS = 10_000;

  private final Cache<String, AtomicInteger> counts;

  CodeRequestLimit(Ticker ticker) {
    counts =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(WINDOW)
            .maximumSize(MOST_NETWORKS)
            .build();
  }

  /** Counts a request. Returns whether the network has not exceeded its limit. */
  boolean begin(InetAddress address) {
    return counts
            .get(ClientNetwork.of(address).toString(), network -> new AtomicInteger())
            .incrementAndGet()
        <= MOST_BY_NETWORK;
  }
}
