package org.carillon.launcher.ctl.source;

/**
 * A record of a file: one or more lines.
 *
 * @param line the first of them, from 1
 * @param text with the ends of its lines
 */
record SourceRecord(int line, String text) {}
