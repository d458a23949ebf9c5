package org.carillon.account.internal.source;

import org.carillon.account.source.IdentitySource;

/** A source with its secret. */
public record OpenedSource(IdentitySource source, String secret) {
  /** Leaves the secret out, so that no log can show it. */
  @Override
  public String toString() {
    return "OpenedSource[" + source.name() + "]";
  }
}
