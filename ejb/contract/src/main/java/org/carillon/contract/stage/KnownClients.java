package org.carillon.contract.stage;

import org.carillon.contract.mail.IntakeSession;

/** Tells strangers from those whose mail is not screened. */
@FunctionalInterface
public interface KnownClients {

  /** Whether a client signed in, or is trusted by its address or its service. */
  boolean isKnown(IntakeSession session);
}
