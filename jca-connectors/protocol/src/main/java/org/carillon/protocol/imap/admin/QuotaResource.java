package org.carillon.protocol.imap.admin;

/** A resource that can be limited (RFC 9208 §5), by its name in the protocol. */
public enum QuotaResource {
  /** Octets of messages, in units of 1,024. */
  STORAGE,
  MESSAGE,
  MAILBOX
}
