package org.carillon.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.infinispan.remoting.transport.Address;
import org.junit.jupiter.api.Test;

class InfinispanClusterTest {

  @Test
  void aMemberIsCalledByItsNodesNameAlsoWhenJgroupsHasNotLearnedIt() {
    Address unheardOf = Address.fromExtendedUUID(Address.randomUUID(null, null, null, "b"));

    assertThat(unheardOf.toString()).isNotEqualTo("b");
    assertThat(InfinispanCluster.name(unheardOf)).isEqualTo("b");
  }

  @Test
  void withoutAMachineItIsWhatJgroupsKnows() {
    assertThat(InfinispanCluster.name(Address.random("c"))).isEqualTo("c");
  }
}
