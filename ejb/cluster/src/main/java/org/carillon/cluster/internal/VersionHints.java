package org.carillon.cluster.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.carillon.settings.CacheVersions;
import org.carillon.startup.DatabaseReady;
import org.infinispan.Cache;

/** Asks the other nodes through the cache {@code settings} to compare their versions now. */
@ApplicationScoped
class VersionHints {

  @Resource(lookup = "java:jboss/infinispan/cache/carillon/settings")
  Cache<String, Long> cache;

  private final CacheVersions versions;
  private volatile NotificationCache hints;

  @Inject
  VersionHints(CacheVersions versions) {
    this.versions = versions;
  }

  void start(@Observes DatabaseReady ready) {
    hints = NotificationCache.open(cache, (kind, when) -> versions.compare());
  }

  void tell(@Observes CacheVersions.Changed changed) {
    NotificationCache open = hints;
    if (open != null) {
      open.tell(Map.of(changed.kind().name(), System.currentTimeMillis()));
    }
  }

  @PreDestroy
  void stop() {
    if (hints != null) {
      hints.close();
    }
  }
}
