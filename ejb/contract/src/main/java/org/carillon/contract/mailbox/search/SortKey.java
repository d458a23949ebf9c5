package org.carillon.contract.mailbox.search;

/**
 * What messages are sorted by (RFC 5256 §3, RFC 5957).
 *
 * @param property which of their properties
 * @param reversed whether from the last to the first
 */
public record SortKey(Property property, boolean reversed) {

  /** Properties of a message. */
  public enum Property {
    ARRIVAL,
    CC,
    DATE,
    DISPLAYFROM,
    DISPLAYTO,
    FROM,
    /** How well a message fits, best first (RFC 6203 §5). */
    RELEVANCY,
    SIZE,
    SUBJECT,
    TO
  }
}
