package org.carillon.push;

/** Of what a device is told. */
public enum PushTopic {
  /** Unread mail that came into the inbox. */
  MAIL,
  /** Alarms of the account's own events that rang. */
  REMINDERS
}
