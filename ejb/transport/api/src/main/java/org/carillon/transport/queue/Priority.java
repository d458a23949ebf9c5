package org.carillon.transport.queue;

import org.carillon.contract.mail.SenderOptions;

/** The order in which the queue processes due entries. Stored by ordinal. */
public enum Priority {
  HIGH,
  NORMAL,
  /** The priority of bulk mail: mailing lists, many recipients. */
  LOW;

  /** Returns the priority that a sender asked for by MT-PRIORITY, or the usual one if none. */
  public static Priority of(SenderOptions options, Priority usual) {
    return switch (Integer.signum(options.priority())) {
      case 1 -> HIGH;
      case -1 -> LOW;
      default -> usual;
    };
  }
}
