package org.carillon.contract.directory;

import java.util.OptionalLong;

/**
 * An object of the directory as edges see it.
 *
 * @param key the value of its type's key, with its owner behind it where owners have names of their
 *     own
 * @param version counts its changes; empty if its type has no versions
 * @param values what its attributes are; one that has none is not in it
 */
public record DirectoryEntry(String key, OptionalLong version, AttributeValues values) {}
