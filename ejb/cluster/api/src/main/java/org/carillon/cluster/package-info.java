/**
 * Carries notifications between nodes and lists the nodes. Only this module knows Infinispan.
 * Without it, or without other nodes, everything still works, later by one polling interval.
 */
package org.carillon.cluster;
