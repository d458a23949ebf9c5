package org.carillon.recovery;

import java.time.Duration;
import java.time.Instant;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Brings back deleted folders of any kind. The owner, and every account that the access list allows
 * to delete the folder, may do so.
 *
 * <p>The folder comes back as it was, with its id: UIDVALIDITY, UIDs, flags, access list,
 * annotations, properties, and whatever follows or publishes it. Clients are notified as for a new
 * folder. The folders above it are created again if they are gone, and it gets another name if its
 * own is taken. Participants of the meetings in a calendar are not notified if they were not yet
 * told that the meetings are cancelled; those who were told are invited again.
 */
public interface DeletedFolders {

  /** The time in which a folder can always be brought back, whatever the undelete window. */
  Duration ALWAYS = Duration.ofMinutes(10);

  /**
   * Brings a folder back, with the folders below it that were deleted with it. It works in steps,
   * each of which is durable. Quotas must have room.
   *
   * @param folder the folder's id
   * @param since folders below it that were deleted at that time or later are brought back too
   * @return the names of the folders for the caller, with the folder's own first; {@link
   *     Failure.NotFound} if there is no longer such a folder that the caller could have deleted
   */
  Answer<Recovered> bringBack(Caller caller, long folder, Instant since);
}
