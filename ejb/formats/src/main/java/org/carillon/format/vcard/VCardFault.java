package org.carillon.format.vcard;

/** Why octets are no contact that can be kept, by the precondition of RFC 6352 §6.3.2.1. */
public enum VCardFault {
  /** They are no vCard, more than one, or one without what each must have. */
  VALID_ADDRESS_DATA("valid-address-data"),
  /** They are of a version that is not read here. */
  SUPPORTED_ADDRESS_DATA("supported-address-data"),
  /** They are too much. */
  MAX_RESOURCE_SIZE("max-resource-size");

  private final String precondition;

  VCardFault(String precondition) {
    this.precondition = precondition;
  }

  /** The name of the precondition. */
  public String precondition() {
    return precondition;
  }
}
