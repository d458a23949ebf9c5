package org.carillon.dav.xml;

/** Unescaped characters. */
public record XmlText(String text) implements XmlNode {}
