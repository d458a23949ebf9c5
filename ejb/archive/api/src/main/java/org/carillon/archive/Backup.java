package org.carillon.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A backup, finished or on its way.
 *
 * @param name its folder's name
 * @param scope what it covers
 * @param base the backup that it holds the changes since; empty when it is whole
 * @param state how far it is
 * @param started when it began
 * @param ended when it ended
 * @param accounts how many accounts it holds so far
 * @param ofAccounts how many it will hold
 * @param messages how many messages it holds so far, those of its base not counted
 * @param octets how many octets of contents
 * @param troubles what could not be saved, a sentence each: at most 1,000
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

  /** Keeps a copy. */
  public Backup {
    troubles = List.copyOf(troubles);
  }
}
