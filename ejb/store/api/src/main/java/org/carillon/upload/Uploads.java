package org.carillon.upload;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.carillon.blob.PieceChecksum;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;

/**
 * Files that the caller uploads in pieces (tus 1.0). A caller has access to their own uploads only:
 * those of others are {@link Failure.NotFound}, as are expired ones. The effect of a method is on
 * the disk when it answers. The component that uses an upload decides what it is.
 */
public interface Uploads {
  /** The most uploads that an account may have at a time. */
  int MOST = 50;

  /** The most octets that an account's uploads may have together, counted with their full sizes. */
  long MOST_OCTETS = 4L << 30;

  /** The time for which an upload is kept after its latest piece. */
  Duration KEPT = Duration.ofHours(24);

  /** The invalid field for a piece that does not match its checksum. */
  String CHECKSUM = "checksum";

  /** The invalid field for a piece that is longer than the missing rest. */
  String PIECE = "piece";

  /** The code for an upload that is receiving another piece. */
  String BUSY = "upload-busy";

  /**
   * Begins an upload. Until it is ended or has expired, it counts with its full size: together with
   * all other uploads it must fit into the remaining quotas of the account and its domain, and into
   * the uploads' share of the disk. If two are begun at once and only one fits, one is refused.
   *
   * @param octets the octets of the complete file, 0 or more
   * @return {@link Failure.LimitReached} of {@link Limit#OBJECTS} or {@link Limit#OCTETS} if the
   *     account has too many or too large uploads; of {@link Limit#QUOTA} or {@link Limit#DISK},
   *     with the octets there is room for, if quotas or disk have less
   */
  Answer<Upload> begin(Caller caller, long octets);

  /** Returns the state of an upload. */
  Answer<Upload> find(Caller caller, String id);

  /**
   * Adds a piece, which is read to its end or until its sender breaks off; the octets received
   * count.
   *
   * @param at the offset where the piece begins
   * @param checksum the checksum of the piece; if present, the piece is added as a whole or not at
   *     all
   * @return {@link Failure.Outdated} with the upload's end if the piece begins elsewhere; {@link
   *     Failure.Taken} while another piece is being received; {@link Failure.Invalid} for a piece
   *     that does not match its checksum ({@link #CHECKSUM}) or is too long ({@link #PIECE})
   */
  Answer<Upload> append(
      Caller caller, String id, long at, InputStream piece, Optional<PieceChecksum> checksum);

  /** Opens the uploaded file; {@link Failure.NotFound} while it is not complete. */
  Answer<Content> open(Caller caller, String id);

  /** Deletes an upload. */
  Answer<Void> end(Caller caller, String id);
}
