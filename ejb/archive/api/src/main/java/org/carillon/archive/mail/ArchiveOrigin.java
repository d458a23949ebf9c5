package org.carillon.archive.mail;

import java.time.Instant;
import java.util.Map;

/**
 * Where an archive comes from, which says what its ids and addresses mean here.
 *
 * @param lineage the {@link MailArchive#lineage} of the store it was made of; empty when unknown
 * @param made when it was made
 * @param accounts the accounts here that the restoration has made of archived ones, by the ids that
 *     these had
 */
public record ArchiveOrigin(String lineage, Instant made, Map<Long, Long> accounts) {

  /** Keeps a copy. */
  public ArchiveOrigin {
    accounts = Map.copyOf(accounts);
  }
}
