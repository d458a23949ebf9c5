package org.carillon.dav.xml;

/** The content of an element: texts and elements. */
public sealed interface XmlNode permits XmlElement, XmlText {}
