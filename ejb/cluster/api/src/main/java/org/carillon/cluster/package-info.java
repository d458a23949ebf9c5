/**
 * Carries news between nodes and says which nodes there are. Alone knows Infinispan; without it, or
 * without other nodes, everything goes on, only later by the length of a poll.
 */
package org.carillon.cluster;
