package org.carillon.blob;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Content;

/**
 * Files that are uploaded in pieces, over any length of time and through any node: they lie in the
 * folder that all nodes share. The effect of a method is durable when it returns. Such files are
 * stored elsewhere soon and are not part of a backup.
 */
public interface PartialUploads {

  /** The outcome of adding a piece. */
  sealed interface Piece {
    /** The piece was added, or as much of it as arrived before its sender broke off. */
    record Kept(PartialUpload file) implements Piece {}

    /** The piece does not begin where the file ends; nothing was added. */
    record WrongOffset(PartialUpload file) implements Piece {}

    /** The piece is longer than the missing rest of the file; nothing was added. */
    record TooLong() implements Piece {}

    /** The piece does not match its checksum, or its sender broke off; nothing was added. */
    record Spoilt() implements Piece {}

    /** Another piece of the same file is being added. */
    record Busy() implements Piece {}

    /** The file does not exist any more. */
    record Gone() implements Piece {}
  }

  /** Checks whether a new file may be begun. */
  @FunctionalInterface
  interface BeginCheck {
    /**
     * Returns why the file may not be begun, or empty if it may.
     *
     * @param others all unfinished files of all owners
     */
    Optional<Failure> refusal(List<PartialUpload> others) throws IOException;
  }

  /**
   * Begins a file, which counts with its full size from now on. Only one file is begun at a time
   * across all nodes, so the result of the check still holds when the file has been made.
   *
   * @return the failure that the check gives; {@link Failure.LimitReached} of {@link Limit#DISK},
   *     with the number of octets there is room for, if all unfinished files together would take
   *     more than their share of the disk
   * @throws IOException if the disk is full or unavailable
   */
  Answer<PartialUpload> begin(long owner, long octets, BeginCheck check) throws IOException;

  /** Returns the owner's file with this id, or empty if there is none. The id may be any text. */
  Optional<PartialUpload> find(long owner, String id) throws IOException;

  /**
   * Adds a piece, which is read to its end or until its sender breaks off.
   *
   * @param at the offset in the file where the piece begins
   * @param checksum the checksum of the whole piece; if present, the piece is added as a whole or
   *     not at all
   * @throws IOException if the disk is full or unavailable; nothing of the piece was added
   */
  Piece append(PartialUpload file, long at, InputStream piece, Optional<PieceChecksum> checksum)
      throws IOException;

  /** Opens the part of the file that has been received. */
  Content open(PartialUpload file) throws IOException;

  void delete(PartialUpload file) throws IOException;

  /**
   * Deletes all files that have received no piece since the given time.
   *
   * @return the number of deleted files
   */
  int deleteUntouchedSince(Instant since) throws IOException;
}
