package org.carillon.contract.mailbox.search;

/** A key by which messages are sorted (RFC 5256 §3, RFC 5957), perhaps descending. */
public record SortKey(Property property, boolean reversed) {

  /** Properties of a message. */
  public enum Property {
    ARRIVAL,
    CC,
    DATE,
    DISPLAYFROM,
    DISPLAYTO,
    FROM,
    /** The relevancy of a message, best first (RFC 6203 §5). */
    RELEVANCY,
    SIZE,
    SUBJECT,
    TO
  }
}
