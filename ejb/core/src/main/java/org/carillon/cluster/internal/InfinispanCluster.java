package org.carillon.cluster.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.cluster.Cluster;
import org.carillon.cluster.ClusterView;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.infinispan.Cache;
import org.infinispan.remoting.transport.Address;

/** The nodes as the caches' transport sees them. */
@ApplicationScoped
class InfinispanCluster implements Cluster, HealthCheck {

  @Resource(lookup = "java:jboss/infinispan/cache/carillon/hints")
  Cache<String, Long> cache;

  private final String node = System.getProperty("carillon.node", "carillon");

  @Override
  public ClusterView view() {
    List<Address> members = cache.getCacheManager().getMembers();
    return members == null
        ? new ClusterView(node, List.of(node), false)
        : new ClusterView(node, members.stream().map(Address::toString).toList(), true);
  }

  @Override
  public Health check() {
    ClusterView view = view();
    String sentence =
        view.clustered()
            ? "This is " + view.node() + "; there are " + String.join(", ", view.members()) + "."
            : "This node is on its own.";
    return new Health("cluster", true, sentence);
  }
}
