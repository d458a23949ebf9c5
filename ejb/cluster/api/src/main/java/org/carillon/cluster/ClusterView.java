package org.carillon.cluster;

import java.util.List;

/**
 * Who is there, as this node sees it now.
 *
 * @param node this node's name
 * @param members all nodes' names, this one's among them, in the order they joined
 * @param clustered whether this node was started to share its work with others
 */
public record ClusterView(String node, List<String> members, boolean clustered) {}
