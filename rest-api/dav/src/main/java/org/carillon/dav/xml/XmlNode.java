package org.carillon.dav.xml;

/** What an element holds: texts and elements. */
public sealed interface XmlNode permits XmlElement, XmlText {}
