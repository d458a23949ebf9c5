package org.carillon.contract.answer;

/** A limit on an amount or a number. */
public enum Limit {
  /** The account's quota: octets, messages or mailboxes (RFC 9208). */
  QUOTA,
  /** The free space on the server's disks, in octets. */
  DISK,
  /** Octets of one message or object. */
  OCTETS,
  /** Objects of a calendar, an address book or a list of notes, or instances read at once. */
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
