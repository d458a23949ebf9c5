package org.carillon.transport.writing;

/**
 * As whom somebody writes: what stands in From, and what goes with it.
 *
 * @param id its id; 0 for one that is kept nowhere yet
 * @param name the name that people read; may be empty
 * @param address the address that it is written from
 * @param replyTo where answers are to go; empty for that address
 * @param bcc who gets a copy unseen of all that is written so; empty for nobody
 * @param signature what stands under a letter, as text; empty for nothing
 * @param html the same in HTML, as it was typed: whoever shows it cleans it; empty for the text
 * @param isDefault whether letters are begun with it
 * @param isOnBehalf whether the address is of somebody else, who allowed it
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
