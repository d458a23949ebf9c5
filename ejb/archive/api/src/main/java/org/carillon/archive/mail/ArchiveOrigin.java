package org.carillon.archive.mail;

import java.time.Instant;
import java.util.Map;

/**
 * The origin of an archive, which determines what its ids and addresses mean here.
 *
 * @param lineage the {@link MailArchive#lineage} of the store that was archived; empty if it is
 *     unknown
 * @param made when the archive was made
 * @param accounts the accounts here that the restoration created from archived ones, by the ids of
 *     the archived ones
 */
public record ArchiveOrigin(String lineage, Instant made, Map<Long, Long> accounts) {

  public ArchiveOrigin {
    accounts = Map.copyOf(accounts);
  }
}
