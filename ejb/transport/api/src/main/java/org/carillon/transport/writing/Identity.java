package org.carillon.transport.writing;

/**
 * An identity for writing mail: the From address, and the parts that go with it.
 *
 * @param id its id; 0 for one that is not saved yet
 * @param name the display name; may be empty
 * @param address the From address
 * @param replyTo the Reply-To address; empty for the From address
 * @param bcc the address that gets a blind copy of all its mail; empty for none
 * @param signature the signature as text; empty for none
 * @param html the signature in HTML as typed, to be sanitised on display; empty for the text
 * @param isDefault whether new messages start with it
 * @param isOnBehalf whether the address is a principal's
 */
public record Identity(
    long id,
    String name,
    String address,
    String replyTo,
    String bcc,
    String signature,
    String html,
    boolean isDefault,
    boolean isOnBehalf) {}
