package org.carillon.cluster;

/** Which nodes there are, for health and administration. */
public interface Cluster {

  /** Who is there now. Never blocks. */
  ClusterView view();
}
