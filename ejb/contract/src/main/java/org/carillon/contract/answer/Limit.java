package org.carillon.contract.answer;

/** What there can be only so much of. */
public enum Limit {
  /** What the account's quota allows: octets, messages or mailboxes (RFC 9208). */
  QUOTA,
  /** The room on the disks of the server, in octets. */
  DISK,
  /** Octets of one message or object. */
  OCTETS,
  /** Objects of a calendar, address book or list of notes; or instances read of one at once. */
  OBJECTS,
  /** Entries of a mailbox's access list (RFC 4314). */
  ACCESS_ENTRIES,
  /** Different keywords in a mailbox (RFC 9051 §2.3.2). */
  KEYWORDS,
  /** Annotations of a mailbox (RFC 5464). */
  ANNOTATIONS,
  /** UIDs of a mailbox (RFC 9051 §2.3.1.1): new messages go to another one. */
  UIDS
}
