package org.carillon.push;

/** The topics a device is notified of. */
public enum PushTopic {
  /** Unread mail that came into the inbox. */
  MAIL,
  /** Alarms of the account's own events that rang. */
  REMINDERS
}
