package org.carillon.cluster;

import java.util.List;

/**
 * The current nodes as this node sees them.
 *
 * @param node this node's name
 * @param members the names of all nodes, including this one, in the order in which they joined
 * @param clustered whether this node was started as part of a cluster
 */
public record ClusterView(String node, List<String> members, boolean clustered) {}
