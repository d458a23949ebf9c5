package org.carillon.contract.stage;

import org.carillon.contract.mail.IntakeSession;

/** Distinguishes unknown clients from those whose mail is not screened. */
@FunctionalInterface
public interface KnownClients {

  /** Returns whether a client is authenticated, or trusted for its address or its service. */
  boolean isKnown(IntakeSession session);
}
