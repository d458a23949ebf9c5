package org.carillon.format.icalendar.file;

/**
 * The position of a component in a file, before the component is parsed.
 *
 * @param name the name of the component, in capitals
 * @param from the position of its first octet
 * @param to the position after its last octet
 * @param line the line of the file that it begins in, from 1
 * @param fault the reason that it can't be read; empty if there is none
 */
record FilePart(String name, int from, int to, int line, String fault) {}
