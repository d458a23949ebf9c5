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
 * Files that arrive in pieces, over any time and by way of any node: they lie in the folder that
 * all nodes share. What a method tells of is on the disk for good. They are for what is stored
 * elsewhere soon, and in no backup.
 */
public interface ArrivingFiles {

  /** What came of a piece. */
  sealed interface Piece {
    /** It is there, or as much of it as came before its sender broke off. */
    record Kept(ArrivingFile file) implements Piece {}

    /** It does not begin where the file ends; nothing was taken. */
    record Elsewhere(ArrivingFile file) implements Piece {}

    /** It is longer than what is missing; nothing was taken. */
    record TooLong() implements Piece {}

    /** It is not what its checksum says, or broke off; nothing was taken. */
    record Spoilt() implements Piece {}

    /** Another piece is on its way. */
    record Busy() implements Piece {}

    /** The file is there no more. */
    record Gone() implements Piece {}
  }

  /** Says what stands in the way of a file that is to begin. */
  @FunctionalInterface
  interface BeginCheck {
    /**
     * Why it may not begin; empty when it may.
     *
     * @param others all that are on their way, of all owners
     */
    Optional<Failure> refusal(List<ArrivingFile> others) throws IOException;
  }

  /**
   * Begins a file, which counts with all its octets from now on. One file begins at a time, on
   * whichever node: what a check finds still holds when the file is there.
   *
   * @return what the check says; {@link Failure.LimitReached} of {@link Limit#DISK}, with how many
   *     octets there is room for, when all that are on their way would take more than their share
   *     of the disk
   * @throws IOException when the disk is full or away
   */
  Answer<ArrivingFile> begin(long owner, long octets, BeginCheck check) throws IOException;

  /** One of an owner's; whatever is given for an id. */
  Optional<ArrivingFile> find(long owner, String id) throws IOException;

  /**
   * Adds a piece, read to its end or until its sender breaks off.
   *
   * @param at where it begins
   * @param checksum over the whole piece, which is taken whole then or not at all
   * @throws IOException when the disk is full or away; nothing of the piece was taken
   */
  Piece append(ArrivingFile file, long at, InputStream piece, Optional<PieceChecksum> checksum)
      throws IOException;

  /** Opens what has come of it. */
  Content open(ArrivingFile file) throws IOException;

  /** Throws it away. */
  void delete(ArrivingFile file) throws IOException;

  /**
   * Throws away all of which no piece came since.
   *
   * @return how many
   */
  int deleteUntouchedSince(Instant since) throws IOException;
}
