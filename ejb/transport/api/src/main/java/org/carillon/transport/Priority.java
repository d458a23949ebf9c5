package org.carillon.transport;

/** In which order the queue works on what is due. Stored by ordinal. */
public enum Priority {
  HIGH,
  NORMAL,
  /** Bulk: mailing lists, many recipients. */
  LOW
}
