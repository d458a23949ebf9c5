package org.carillon.cluster.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.cluster.Cluster;
import org.carillon.cluster.ClusterView;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.infinispan.Cache;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.remoting.transport.Address;

/** The nodes as the caches' transport sees them. */
@ApplicationScoped
class InfinispanCluster implements Cluster, HealthCheck {
  private static final String PART = "cluster";

  @Resource(lookup = "java:jboss/infinispan/cache/carillon/hints")
  Cache<String, Long> cache;

  private final String node = System.getProperty("carillon.node", "carillon");

  @Override
  public ClusterView view() {
    EmbeddedCacheManager nodes = cache.getCacheManager();
    // A node without a transport still gives itself an address, by chance.
    return nodes.getCacheManagerConfiguration().isClustered()
        ? new ClusterView(
            node, nodes.getMembers().stream().map(InfinispanCluster::name).toList(), true)
        : new ClusterView(node, List.of(node), false);
  }

  /**
   * A member's name: the address carries it as its machine. A server whose transport names no
   * machine (an -ha configuration as shipped) leaves it to what JGroups has learned.
   */
  static String name(Address member) {
    String machine = member.getMachineId();
    return machine == null ? member.toString() : machine;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    ClusterView view = view();
    String sentence =
        view.clustered()
            ? "This is " + view.node() + "; there are " + String.join(", ", view.members()) + "."
            : "This node, " + view.node() + ", is on its own.";
    return new Health(PART, true, sentence);
  }
}
