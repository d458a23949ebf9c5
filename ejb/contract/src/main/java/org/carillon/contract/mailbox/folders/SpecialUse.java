package org.carillon.contract.mailbox.folders;

/** The special use of a mailbox (RFC 6154, RFC 8457, RFC 9979). New uses go to the end. */
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

  /** Returns the attribute's name on the wire, including the backslash. */
  public String attribute() {
    return attribute;
  }
}
