package org.carillon.contract.mailbox.folders;

/**
 * What a mailbox is for (RFC 6154, RFC 8457, RFC 9979). Tables keep their places in this list: a
 * new one stands at the end.
 */
public enum SpecialUse {
  ALL("\\All"),
  ARCHIVE("\\Archive"),
  DRAFTS("\\Drafts"),
  FLAGGED("\\Flagged"),
  IMPORTANT("\\Important"),
  JUNK("\\Junk"),
  SENT("\\Sent"),
  TRASH("\\Trash"),
  SNOOZED("\\Snoozed");

  private final String attribute;

  SpecialUse(String attribute) {
    this.attribute = attribute;
  }

  /** The attribute's name on the wire, backslash included. */
  public String attribute() {
    return attribute;
  }
}
