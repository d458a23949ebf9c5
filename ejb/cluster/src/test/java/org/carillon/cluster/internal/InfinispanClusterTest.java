package org.carillon.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.carillon.cluster.ClusterView;
import org.carillon.database.SqlTransactions;
import org.carillon.health.Health;
import org.carillon.node.KnownNodes;
import org.carillon.node.Life;
import org.carillon.node.NodeLock;
import org.carillon.testing.TestDatabase;
import org.infinispan.remoting.transport.Address;
import org.junit.jupiter.api.Test;

class InfinispanClusterTest {

  @Test
  void memberIsNamedByItsNodeNameIfUnknownToJgroups() {
    Address unheardOf = Address.fromExtendedUUID(Address.randomUUID(null, null, null, "b"));

    assertThat(unheardOf.toString()).isNotEqualTo("b");
    assertThat(InfinispanCluster.name(unheardOf)).isEqualTo("b");
  }

  @Test
  void clusterMembersThatAreNoNodesAreReported() {
    ClusterView ours = new ClusterView("a", List.of("a", "b"), true);
    ClusterView joined = new ClusterView("a", List.of("a", "b", "rogue"), true);

    assertThat(InfinispanCluster.told(ours, Set.of("a", "b")).sound()).isTrue();
    ClusterView otherwise = new ClusterView("a", List.of("server-1", "server-2"), true);
    assertThat(InfinispanCluster.told(otherwise, Set.of("a", "b")).sound()).isTrue();
    Health health = InfinispanCluster.told(joined, Set.of("a", "b"));
    assertThat(health.ready()).isTrue();
    assertThat(health.sound()).isFalse();
    assertThat(health.sentence())
        .contains("there are a, b, rogue", "not known in the database: rogue");
  }

  @Test
  void nodesAreListedByTheirLives() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        NodeLock lock = new NodeLock(database.dataSource(), Life.of("a"))) {
      lock.take();

      assertThat(new KnownNodes(new SqlTransactions(database.dataSource())).names())
          .containsExactly("a");
    }
  }

  @Test
  void withoutMachineNameTheJGroupsNameIsUsed() {
    assertThat(InfinispanCluster.name(Address.random("c"))).isEqualTo("c");
  }
}
