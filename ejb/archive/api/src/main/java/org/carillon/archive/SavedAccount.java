package org.carillon.archive;

/**
 * An account in a backup.
 *
 * @param address its address at that time
 * @param messages the number of its messages in the backup, without those of its base
 * @param octets the number of octets of their contents
 */
public record SavedAccount(String address, long messages, long octets) {}
