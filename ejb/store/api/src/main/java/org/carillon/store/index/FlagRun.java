package org.carillon.store.index;

/**
 * One change of the flags of neighbouring messages. Who has what it asks for already is not changed
 * by it, and keeps its modseq.
 *
 * @param first the first uid
 * @param last the last uid
 * @param modseq when it was
 * @param set bits that the flags have afterwards
 * @param cleared bits that they do not
 */
public record FlagRun(long first, long last, long modseq, long set, long cleared) {

  /** A message's flags afterwards. */
  public long apply(long flags) {
    return flags & ~cleared | set;
  }
}
