package org.carillon.adapter.outbound;

import static java.util.stream.Collectors.joining;

import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.queue.RelayRoute;

/**
 * The jobs that can share a connection.
 *
 * @param route how they go
 * @param destination the domain or literal that they go to; empty if the route names the hosts
 */
record HopKey(RelayRoute route, String destination) {

  static HopKey of(RelayJob job) {
    return new HopKey(job.route(), job.route().hosts().isEmpty() ? job.destination() : "");
  }

  /** Returns the name under which connections are counted: the destination, or the hosts. */
  String name() {
    return route.hosts().isEmpty()
        ? destination
        : route.hosts().stream().map(hop -> hop.host() + ":" + hop.port()).collect(joining(","));
  }
}
