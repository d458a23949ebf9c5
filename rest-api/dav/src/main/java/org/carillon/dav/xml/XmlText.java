package org.carillon.dav.xml;

/**
 * Characters.
 *
 * @param text as they are meant, with nothing escaped
 */
public record XmlText(String text) implements XmlNode {}
