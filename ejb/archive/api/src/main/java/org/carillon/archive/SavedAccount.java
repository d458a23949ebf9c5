package org.carillon.archive;

/**
 * An account in a backup.
 *
 * @param address its address then
 * @param messages how many messages the backup holds of it, those of its base not counted
 * @param octets how many octets of contents
 */
public record SavedAccount(String address, long messages, long octets) {}
