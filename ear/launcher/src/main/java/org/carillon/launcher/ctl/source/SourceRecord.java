package org.carillon.launcher.ctl.source;

/**
 * A record of a file: one or more lines.
 *
 * @param line its first line's number, from 1
 * @param text its text with the line ends
 */
record SourceRecord(int line, String text) {}
