package org.carillon.contacts.internal;

/**
 * What lists need of a note.
 *
 * @param title its first line, or the title that it gives itself
 */
record NoteSummary(String title) {}
