package org.carillon.webmail.folder;

/**
 * Somebody whom a folder is shared with.
 *
 * @param identifier as the form names it
 * @param label for people
 * @param rights what he may do, in words
 * @param removable whether that can be taken from him
 */
public record Sharer(String identifier, String label, String rights, boolean removable) {}
