package org.carillon.format.icalendar.file;

/**
 * A component of a file by where it stands, not yet read.
 *
 * @param name what it is called, in capitals
 * @param from its first octet
 * @param to the octet after its last
 * @param line the line of the file that it begins in, from 1
 * @param fault why it can't be read; empty when it may
 */
record FilePart(String name, int from, int to, int line, String fault) {}
