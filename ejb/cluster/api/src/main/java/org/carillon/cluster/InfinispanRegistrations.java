package org.carillon.cluster;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.carillon.call.BindingsText;
import org.carillon.call.Registrations;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Bindings;
import org.infinispan.Cache;

/**
 * Registrations in an Infinispan cache: replicated in a cluster, local without one. An entry
 * expires when its last binding has ended. Nodes send each other text, so that none deserializes
 * objects from the network.
 */
@ApplicationScoped
class InfinispanRegistrations implements Registrations {
  @Resource(lookup = "java:jboss/infinispan/cache/carillon/registrations")
  Cache<String, String> cache;

  @Override
  public Bindings of(AddressOfRecord user) {
    String text = cache.get(user.toString());
    return text == null ? Bindings.NONE : read(user, text);
  }

  /** Reads bindings. Another version's text counts as none; the phone registers again. */
  private Bindings read(AddressOfRecord user, String text) {
    try {
      return BindingsText.read(text);
    } catch (IllegalArgumentException foreign) {
      cache.remove(user.toString(), text);
      return Bindings.NONE;
    }
  }

  @Override
  public boolean replace(AddressOfRecord user, Bindings before, Bindings after) {
    String key = user.toString();
    boolean present = !before.list().isEmpty();
    if (after.list().isEmpty()) {
      return !present || cache.remove(key, BindingsText.of(before));
    }
    long millis = Math.max(1, Duration.between(Instant.now(), last(after)).toMillis());
    return present
        ? cache.replace(
            key, BindingsText.of(before), BindingsText.of(after), millis, TimeUnit.MILLISECONDS)
        : cache.putIfAbsent(key, BindingsText.of(after), millis, TimeUnit.MILLISECONDS) == null;
  }

  private static Instant last(Bindings bindings) {
    return bindings.end().orElseThrow();
  }
}
