package org.carillon.dav.xml;

/**
 * Characters.
 *
 * @param text the unescaped text
 */
public record XmlText(String text) implements XmlNode {}
