package org.carillon.mailbox.label;

/**
 * A label.
 *
 * @param keyword the IMAP keyword of its messages (RFC 9051 §2.3.2), which never changes
 * @param name the name that its owner gave it, one line of at most {@link LabelAccess#MOST_NAME}
 *     characters
 * @param colour the label's colour
 */
public record Label(String keyword, String name, LabelColour colour) {}
