package org.carillon.contract.directory;

import java.util.OptionalLong;

/**
 * An object of the directory as edges see it.
 *
 * @param key the value of its type's key attribute, followed by its owner if its names are unique
 *     only within an owner
 * @param version counts its changes; empty if its type has no versions
 * @param values the values of its attributes; an attribute without a value is absent
 */
public record DirectoryEntry(String key, OptionalLong version, AttributeValues values) {}
