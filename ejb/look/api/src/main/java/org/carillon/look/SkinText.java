package org.carillon.look;

/** A skin's editable texts: {@code skin.properties} and {@code skin.css}. */
public record SkinText(String manifest, String css) {}
