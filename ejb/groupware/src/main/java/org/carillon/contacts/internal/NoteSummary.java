package org.carillon.contacts.internal;

/**
 * The summary of a note for lists.
 *
 * @param title its first line, or the title that the note contains
 */
record NoteSummary(String title) {}
