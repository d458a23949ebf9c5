package org.carillon.webmail.folder;

/**
 * A person with whom a folder is shared.
 *
 * @param identifier the identifier in forms
 * @param label the name for display
 * @param rights the person's rights, in words
 * @param removable whether they can be revoked
 */
public record Sharer(String identifier, String label, String rights, boolean removable) {}
