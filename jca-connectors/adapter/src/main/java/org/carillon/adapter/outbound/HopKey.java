package org.carillon.adapter.outbound;

import static java.util.stream.Collectors.joining;

import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.StsPolicy;

/**
 * The jobs that can share a connection.
 *
 * @param route how they go
 * @param destination the domain or literal that they go to; empty if the route names the hosts
 * @param sts what the domain demands: a connection is never used under another policy
 */
record HopKey(RelayRoute route, String destination, StsPolicy sts) {

  static HopKey of(RelayJob job) {
    return of(job, StsPolicy.NONE);
  }

  /** Returns the key of a job, which goes encrypted to verified hosts if its domain demands it. */
  static HopKey of(RelayJob job, StsPolicy sts) {
    RelayRoute route = sts.isEnforced() ? job.route().verified() : job.route();
    return new HopKey(route, route.hosts().isEmpty() ? job.destination() : "", sts);
  }

  /** Returns the name under which connections are counted: the destination, or the hosts. */
  String name() {
    return route.hosts().isEmpty()
        ? destination
        : route.hosts().stream().map(hop -> hop.host() + ":" + hop.port()).collect(joining(","));
  }
}
