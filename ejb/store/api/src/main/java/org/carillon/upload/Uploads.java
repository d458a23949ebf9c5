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
 * Files that the caller uploads in pieces (tus 1.0), each caller's for himself alone: those of
 * others are {@link Failure.NotFound}, as are those that have expired. What is answered is on the
 * disk. An upload says nothing of what a file is: whoever makes something of it says that.
 */
public interface Uploads {
  /** So many an account may have at a time. */
  int MOST = 50;

  /** So many octets those may have together when they are whole. */
  long MOST_OCTETS = 4L << 30;

  /** So long after its latest piece an upload is kept. */
  Duration KEPT = Duration.ofHours(24);

  /** The field at fault of a piece that is not what its checksum says. */
  String CHECKSUM = "checksum";

  /** The field at fault of a piece that is longer than what is missing. */
  String PIECE = "piece";

  /** The code of an upload that another piece is coming for. */
  String BUSY = "upload-busy";

  /**
   * Begins an upload. From now until it is ended, or has expired, all its octets count: with those
   * of all other uploads they fit into what the account's quota and its domain's leave, and into
   * the uploads' share of the disk. Of two that begin at once and don't fit both, one is refused.
   *
   * @param octets how many it will have, 0 or more
   * @return {@link Failure.LimitReached} of {@link Limit#OBJECTS} or {@link Limit#OCTETS} for more
   *     than an account may have on its way; of {@link Limit#QUOTA} or {@link Limit#DISK}, with how
   *     many octets there is room for, where quotas or disk have less
   */
  Answer<Upload> begin(Caller caller, long octets);

  /** How far an upload is. */
  Answer<Upload> find(Caller caller, String id);

  /**
   * Takes a piece, read to its end or until its sender breaks off: as much as came counts.
   *
   * @param at where it begins
   * @param checksum over the piece, which is taken whole then or not at all
   * @return {@link Failure.Outdated} with where the upload ends when the piece begins elsewhere;
   *     {@link Failure.Taken} while another piece is coming; {@link Failure.Invalid} for one that
   *     is not what its checksum says ({@link #CHECKSUM}) or is too long ({@link #PIECE})
   */
  Answer<Upload> append(
      Caller caller, String id, long at, InputStream piece, Optional<PieceChecksum> checksum);

  /** Opens what was uploaded; {@link Failure.NotFound} while it is not whole. */
  Answer<Content> open(Caller caller, String id);

  /** Throws an upload away. */
  Answer<Void> end(Caller caller, String id);
}
