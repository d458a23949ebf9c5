package org.carillon.settings;

import org.carillon.contract.Watch;

/** The class of service of each account. In memory, as every read of an account's setting asks. */
public interface ClassMembers {
  /** The id that stands for no class. */
  long NONE = 0;

  /** Returns the class that an account is in, or {@link #NONE}. */
  long classOf(long account);

  /** Registers a callback for when accounts got another class, on this node or another. */
  Watch watch(Runnable onChange);
}
