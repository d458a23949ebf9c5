package org.carillon.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.infinispan.Cache;
import org.infinispan.commons.api.CacheContainerAdmin.AdminFlag;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.junit.jupiter.api.Test;

class NotificationCacheTest {

  private static final String STACK = "cluster/in-memory.xml";

  private static DefaultCacheManager node(String name) {
    var global = GlobalConfigurationBuilder.defaultClusteredBuilder();
    global
        .transport()
        .clusterName("hints-" + ProcessHandle.current().pid())
        .nodeName(name)
        .addProperty("configurationFile", STACK);
    return new DefaultCacheManager(global.build());
  }

  private static Cache<String, Long> cache(DefaultCacheManager node) {
    return node.administration()
        .withFlags(AdminFlag.VOLATILE)
        .getOrCreateCache(
            "hints",
            new ConfigurationBuilder().clustering().cacheMode(CacheMode.REPL_SYNC).build());
  }

  @Test
  void hintsReachOtherNodesButNotTheSender() throws Exception {
    BlockingQueue<String> heardByA = new LinkedBlockingQueue<>();
    BlockingQueue<String> heardByB = new LinkedBlockingQueue<>();
    try (var a = node("a");
        var b = node("b")) {
      NotificationCache hintsOfA =
          NotificationCache.open(cache(a), (key, value) -> heardByA.add(key + value));
      NotificationCache hintsOfB =
          NotificationCache.open(cache(b), (key, value) -> heardByB.add(key + value));

      hintsOfA.tell(Map.of("1/2", 3L));
      assertThat(heardByB.poll(20, TimeUnit.SECONDS)).isEqualTo("1/23");
      hintsOfA.tell(Map.of("1/2", 4L));
      assertThat(heardByB.poll(20, TimeUnit.SECONDS)).isEqualTo("1/24");
      hintsOfB.tell(Map.of("5/6", 7L));
      assertThat(heardByA.poll(20, TimeUnit.SECONDS)).isEqualTo("5/67");
      assertThat(heardByA).isEmpty();
    }
  }

  @Test
  void stoppedCacheFailsNoCaller() {
    DefaultCacheManager alone = node("alone");
    NotificationCache hints = NotificationCache.open(cache(alone), (key, value) -> {});
    alone.stop();

    hints.tell(Map.of("1/2", 3L));
  }
}
