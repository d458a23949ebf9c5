package org.carillon.format.packed;

/**
 * The letter itself, as it was found in a part that holds all of it.
 *
 * @param text what is read
 * @param isHtml whether that is HTML, as a stranger wrote it
 */
public record PackedLetter(String text, boolean isHtml) {}
