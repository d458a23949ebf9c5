package org.carillon.cluster.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.carillon.cluster.Cluster;
import org.carillon.cluster.ClusterView;
import org.carillon.database.SqlTransactions;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.node.KnownNodes;
import org.infinispan.Cache;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.remoting.transport.Address;

/** The nodes as the transport of the caches sees them. */
@ApplicationScoped
class InfinispanCluster implements Cluster, HealthCheck {
  private static final String PART = "cluster";

  @Resource(lookup = "java:jboss/infinispan/cache/carillon/hints")
  Cache<String, Long> cache;

  private final SqlTransactions database;

  private final String node = System.getProperty("carillon.node", "carillon");

  @Inject
  InfinispanCluster(SqlTransactions database) {
    this.database = database;
  }

  @Override
  public ClusterView view() {
    EmbeddedCacheManager nodes = cache.getCacheManager();
    // A node without a transport still has an address, which is random.
    return nodes.getCacheManagerConfiguration().isClustered()
        ? new ClusterView(
            node, nodes.getMembers().stream().map(InfinispanCluster::name).toList(), true)
        : new ClusterView(node, List.of(node), false);
  }

  /**
   * Returns a member's name, which its address contains as the machine. If the transport's
   * configuration has no machine (an -ha configuration as shipped), the name that JGroups knows is
   * used.
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
    if (!view.clustered()) {
      return new Health(
          PART,
          true,
          "This server is not part of a cluster. Its node is called " + view.node() + ".");
    }
    try {
      return told(view, new KnownNodes(database).names());
    } catch (SQLException away) {
      // The database check reports that. Without it, unknown nodes can't be detected.
      return told(view, Set.copyOf(view.members()));
    }
  }

  /**
   * Returns the health of a cluster.
   *
   * @param known the nodes that share the database
   */
  static Health told(ClusterView view, Set<String> known) {
    String there = "This node is %s; there are %s.".formatted(view.node(), listed(view.members()));
    // If the transport uses other names for its members, they can't be compared with node names.
    boolean comparable = view.members().contains(view.node());
    List<String> strangers =
        view.members().stream().filter(member -> comparable && !known.contains(member)).toList();
    return strangers.isEmpty()
        ? new Health(PART, true, there)
        : Health.unsound(
            PART,
            there
                + " These cluster members are not known in the database: "
                + listed(strangers)
                + ". They receive the messages that the nodes send to each other.");
  }

  private static String listed(List<String> names) {
    return String.join(", ", names);
  }
}
