package org.carillon.format.itip;

/**
 * Who a message is from, and how well that is known.
 *
 * @param address as of {@link CalendarUsers#address}
 */
public record ItipSender(String address, Trust trust) {

  /** How well it is known. */
  public enum Trust {
    /** Nobody looked whether it is so. */
    UNPROVEN,
    /** It has an account here, or its domain vouches for it. */
    PROVEN,
    /** Whoever the message is for has seen it, and takes it by hand. */
    READER
  }

  /** One of whom it is known. */
  public static ItipSender proven(String address) {
    return new ItipSender(address, Trust.PROVEN);
  }
}
