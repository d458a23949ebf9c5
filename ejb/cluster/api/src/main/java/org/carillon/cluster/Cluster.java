package org.carillon.cluster;

/** The nodes of the cluster, for health checks and administration. */
public interface Cluster {

  /** Returns the current nodes. Never blocks. */
  ClusterView view();
}
