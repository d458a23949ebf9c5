package org.carillon.format.vcard;

/** The reasons why octets can't be a contact, the preconditions of RFC 6352 §6.3.2.1. */
public enum VCardFault {
  /** The octets are not a vCard, are several, or lack a required property. */
  VALID_ADDRESS_DATA("valid-address-data"),
  /** The version is not supported. */
  SUPPORTED_ADDRESS_DATA("supported-address-data"),
  MAX_RESOURCE_SIZE("max-resource-size");

  private final String precondition;

  VCardFault(String precondition) {
    this.precondition = precondition;
  }

  /** Returns the name of the precondition. */
  public String precondition() {
    return precondition;
  }
}
