package org.carillon.cluster.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.carillon.settings.Versions;
import org.carillon.startup.DatabaseReady;
import org.infinispan.Cache;

/** Asks the other nodes through the cache {@code settings} to compare their versions now. */
@ApplicationScoped
class VersionHints {

  @Resource(lookup = "java:jboss/infinispan/cache/carillon/settings")
  Cache<String, Long> cache;

  private final Versions versions;
  private volatile HintCache hints;

  @Inject
  VersionHints(Versions versions) {
    this.versions = versions;
  }

  void start(@Observes DatabaseReady ready) {
    hints = HintCache.open(cache, (kind, when) -> versions.compare());
  }

  void tell(@Observes Versions.Changed changed) {
    HintCache open = hints;
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
