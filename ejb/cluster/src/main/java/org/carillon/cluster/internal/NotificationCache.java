package org.carillon.cluster.internal;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.infinispan.Cache;
import org.infinispan.context.Flag;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.jboss.logging.Logger;

/**
 * A replicated cache that is used to notify the other nodes. Notifications may be lost, duplicated
 * or late. Sending never blocks and never fails. Entries are short-lived, since only listeners read
 * them.
 */
@Listener
public final class NotificationCache {

  private static final Logger LOG = Logger.getLogger(NotificationCache.class);
  private static final int SECONDS_KEPT = 30;
  private static final char SIGNATURE_END = ' ';

  /** A system property for tests that drops all hints, so that nodes find changes alone. */
  private static final String DROP = "carillon.test.drop-hints";

  private final Cache<String, Long> cache;
  private final BiConsumer<String, Long> receiver;

  private NotificationCache(Cache<String, Long> cache, BiConsumer<String, Long> receiver) {
    this.cache = cache;
    this.receiver = receiver;
  }

  /**
   * Starts to listen.
   *
   * @param receiver receives the hints of other nodes, in a thread of its own
   */
  static NotificationCache open(Cache<String, Long> cache, BiConsumer<String, Long> receiver) {
    var hints = new NotificationCache(cache, receiver);
    cache.addListener(hints);
    return hints;
  }

  void close() {
    cache.removeListener(this);
  }

  /** Sends hints to the other nodes, if there are any. */
  void tell(Map<String, Long> hints) {
    if (Boolean.getBoolean(DROP)) {
      return;
    }
    try {
      if (!hasOthers(cache.getCacheManager())) {
        return;
      }
      cache
          .getAdvancedCache()
          .withFlags(Flag.FORCE_ASYNCHRONOUS, Flag.IGNORE_RETURN_VALUES, Flag.FAIL_SILENTLY)
          .putAllAsync(signed(hints), SECONDS_KEPT, TimeUnit.SECONDS)
          .exceptionally(
              lost -> {
                LOG.debugf("A hint is lost: %s", lost.getMessage());
                return null;
              });
    } catch (RuntimeException away) {
      LOG.debugf("A hint is lost: %s", away.getMessage());
    }
  }

  /**
   * Returns the hints with the sender's name in front of each key. The origin of a cache event does
   * not tell the sender, since a key's primary owner passes the write back to the node that it came
   * from.
   */
  private Map<String, Long> signed(Map<String, Long> hints) {
    String signature = self() + SIGNATURE_END;
    return hints.entrySet().stream()
        .collect(Collectors.toMap(hint -> signature + hint.getKey(), Map.Entry::getValue));
  }

  private String self() {
    return String.valueOf(cache.getCacheManager().getAddress());
  }

  private static boolean hasOthers(EmbeddedCacheManager nodes) {
    return nodes.getMembers() != null && nodes.getMembers().size() > 1;
  }

  /** Receives an event. The cache calls it on every node. */
  @CacheEntryCreated
  @CacheEntryModified
  public void written(CacheEntryEvent<String, Long> event) {
    int end = event.getKey().lastIndexOf(SIGNATURE_END);
    if (event.isPre()
        || event.getKey().substring(0, end).equals(self())
        || Boolean.getBoolean(DROP)) {
      return;
    }
    String key = event.getKey().substring(end + 1);
    Thread.startVirtualThread(() -> receiver.accept(key, event.getValue()));
  }
}
