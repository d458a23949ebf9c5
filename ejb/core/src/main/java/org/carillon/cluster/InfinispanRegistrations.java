package org.carillon.cluster;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.carillon.call.Registrations;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Bindings;
import org.infinispan.Cache;

/**
 * Registrations in the cache of that name: replicated in a cluster, local without one. An entry
 * goes by itself when its last binding has ended.
 */
@ApplicationScoped
class InfinispanRegistrations implements Registrations {
  private static final int SECRET_OCTETS = 32;

  /** No address: those contain an at sign. */
  private static final String SECRET = "secret";

  @Resource(lookup = "java:jboss/infinispan/cache/carillon/registrations")
  Cache<String, Serializable> cache;

  @Override
  public Bindings of(AddressOfRecord user) {
    return cache.get(user.toString()) instanceof Bindings bindings ? bindings : Bindings.NONE;
  }

  @Override
  public boolean replace(AddressOfRecord user, Bindings before, Bindings after) {
    String key = user.toString();
    boolean present = !before.list().isEmpty();
    if (after.list().isEmpty()) {
      return !present || cache.remove(key, before);
    }
    long millis = Math.max(1, Duration.between(Instant.now(), last(after)).toMillis());
    return present
        ? cache.replace(key, before, after, millis, TimeUnit.MILLISECONDS)
        : cache.putIfAbsent(key, after, millis, TimeUnit.MILLISECONDS) == null;
  }

  @Override
  public byte[] sharedSecret() {
    byte[] fresh = new byte[SECRET_OCTETS];
    new SecureRandom().nextBytes(fresh);
    return cache.putIfAbsent(SECRET, fresh) instanceof byte[] present ? present : fresh;
  }

  private static Instant last(Bindings bindings) {
    return bindings.end().orElseThrow();
  }
}
