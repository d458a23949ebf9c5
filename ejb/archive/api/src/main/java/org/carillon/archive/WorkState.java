package org.carillon.archive;

/** The state of a backup or a restoration. */
public enum WorkState {
  /** The work is in progress. */
  RUNNING,
  /** The work is finished and durable, except for its troubles. */
  DONE,
  /** The work was broken off; its troubles say why. Such a backup can't be restored. */
  BROKEN_OFF,
  /** The node stopped or the database was unavailable. A restarted restoration does the rest. */
  INTERRUPTED
}
