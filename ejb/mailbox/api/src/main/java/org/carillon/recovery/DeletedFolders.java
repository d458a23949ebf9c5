package org.carillon.recovery;

import java.time.Duration;
import java.time.Instant;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Takes back that a folder was deleted, of whatever kind, for whoever may delete it: its owner, and
 * whom its access list lets.
 *
 * <p>It comes back as it was, under its id: UIDVALIDITY, UIDs, flags, access list, annotations,
 * properties, and what follows or publishes it. Everybody is told who is told of new folders. Those
 * that it lay in are made anew if they are gone, and it has another name where its own is taken. Of
 * the meetings in a calendar nobody hears while nobody was told that they are cancelled; who was is
 * asked again.
 */
public interface DeletedFolders {

  /** So long after it was deleted, however short the undelete window is. */
  Duration ALWAYS = Duration.ofMinutes(10);

  /**
   * Brings one back, with those that lay below it and were deleted with it. Works in steps, each
   * durable. Quotas must have room.
   *
   * @param folder its id
   * @param since what lay below it and was deleted at that time or later comes with it
   * @return the names that folders have for the caller, its own first; {@link Failure.NotFound}
   *     when there is no such folder any more that the caller could have deleted
   */
  Answer<Recovered> bringBack(Caller caller, long folder, Instant since);
}
