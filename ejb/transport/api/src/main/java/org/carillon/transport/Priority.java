package org.carillon.transport;

/** The order in which the queue processes due entries. Stored by ordinal. */
public enum Priority {
  HIGH,
  NORMAL,
  /** The priority of bulk mail: mailing lists, many recipients. */
  LOW
}
