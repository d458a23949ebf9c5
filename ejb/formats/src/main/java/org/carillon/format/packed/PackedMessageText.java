package org.carillon.format.packed;

/**
 * The text of a message that was found within a part that packs the whole message.
 *
 * @param text the text
 * @param isHtml whether it is HTML, which is untrusted
 */
public record PackedMessageText(String text, boolean isHtml) {}
