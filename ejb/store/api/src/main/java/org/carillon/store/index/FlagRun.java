package org.carillon.store.index;

/**
 * One change of the flags of neighbouring messages. A message that already has the wanted flags is
 * not changed by it and keeps its modseq.
 *
 * @param first the first UID
 * @param last the last UID
 * @param modseq the modseq of the change
 * @param set the bits that it sets
 * @param cleared the bits that it clears
 */
public record FlagRun(long first, long last, long modseq, long set, long cleared) {

  /** Returns a message's flags after the change. */
  public long apply(long flags) {
    return flags & ~cleared | set;
  }
}
