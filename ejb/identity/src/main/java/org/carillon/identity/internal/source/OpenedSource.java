package org.carillon.identity.internal.source;

import org.carillon.identity.source.IdentitySource;

/** A source with its secret. */
public record OpenedSource(IdentitySource source, String secret) {
  /** Leaves the secret out, so that no log can show it. */
  @Override
  public String toString() {
    return "OpenedSource[" + source.name() + "]";
  }
}
