package org.carillon.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A backup, finished or in progress.
 *
 * @param name its folder's name
 * @param scope the accounts that it covers
 * @param base the backup since which it holds the changes; empty for a full backup
 * @param state its state
 * @param started when it started
 * @param ended when it ended
 * @param accounts the number of accounts saved so far
 * @param ofAccounts the number of accounts to save
 * @param messages the number of messages saved so far, without those of its base
 * @param octets the number of octets of their contents
 * @param troubles what could not be saved, a sentence each; at most 1,000
 */
public record Backup(
    String name,
    BackupScope scope,
    Optional<String> base,
    WorkState state,
    Instant started,
    Optional<Instant> ended,
    long accounts,
    long ofAccounts,
    long messages,
    long octets,
    List<String> troubles) {

  public Backup {
    troubles = List.copyOf(troubles);
  }
}
