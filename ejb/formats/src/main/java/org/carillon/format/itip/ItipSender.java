package org.carillon.format.itip;

/** The sender of a message, as of {@link CalendarUsers#address}, and how far it is verified. */
public record ItipSender(String address, Trust trust) {

  /** The degree to which a sender is verified. */
  public enum Trust {
    /** The sender is not verified. */
    UNPROVEN,
    /** The sender has an account here, or the sender's domain vouches for it. */
    PROVEN,
    /** The recipient has seen the message and applies it by hand. */
    READER
  }

  /** Returns a verified sender. */
  public static ItipSender proven(String address) {
    return new ItipSender(address, Trust.PROVEN);
  }
}
