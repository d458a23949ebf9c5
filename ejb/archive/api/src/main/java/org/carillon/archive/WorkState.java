package org.carillon.archive;

/** How far a backup or a restoration is. */
public enum WorkState {
  /** It goes on. */
  RUNNING,
  /** It is done and on the disk, but for its troubles. */
  DONE,
  /** It was broken off; its troubles say why. A backup that was can't be restored from. */
  BROKEN_OFF,
  /** Its node ended, or the database was away. Begun again, a restoration does what is left. */
  INTERRUPTED
}
