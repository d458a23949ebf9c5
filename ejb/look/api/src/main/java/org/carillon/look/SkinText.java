package org.carillon.look;

/**
 * The editable texts of a skin.
 *
 * @param manifest the content of {@code skin.properties}
 * @param css the content of {@code skin.css}
 */
public record SkinText(String manifest, String css) {}
