package org.carillon.blob;

import org.carillon.contract.content.Spool;

/**
 * Buffers for content while it arrives: in memory up to 1 MB, beyond that in a file of their own.
 * All spools of a node together are bounded; beyond the bound {@link Spool#write} throws. Only
 * spools made here can be delivered.
 */
public interface Spools {

  /**
   * Creates an empty spool. Never fails: a problem with the disk shows at the first write.
   *
   * @param declaredSize the expected octets, or 0 if unknown
   */
  Spool open(long declaredSize);

  /**
   * Creates an empty spool for temporary data of a task. It accepts data even when only the disk
   * reserve is left, so that a server that has stopped accepting mail can still be backed up.
   */
  Spool scratch();
}
