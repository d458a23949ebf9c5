package org.carillon.node.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.carillon.node.Life;

/** The life of this deployment: {@code carillon.node} names the node. */
@ApplicationScoped
class CurrentLife {
  private final Life life = Life.of(System.getProperty("carillon.node", "carillon"));

  @Produces
  Life life() {
    return life;
  }
}
