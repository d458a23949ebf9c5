package org.carillon.mailbox.label;

/**
 * A label.
 *
 * @param keyword the IMAP keyword that messages have (RFC 9051 §2.3.2), which never changes
 * @param name what its owner calls it, on one line, at most {@link LabelAccess#MOST_NAME}
 *     characters
 * @param colour its colour
 */
public record Label(String keyword, String name, LabelColour colour) {}
