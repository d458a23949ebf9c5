package org.carillon.look;

/**
 * The texts of a skin that are edited.
 *
 * @param manifest {@code skin.properties}
 * @param css {@code skin.css}
 */
public record SkinText(String manifest, String css) {}
