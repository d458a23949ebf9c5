package org.carillon.format.packed;

/** The text, perhaps untrusted HTML, of a message within a part that packs all of it. */
public record PackedMessageText(String text, boolean isHtml) {}
