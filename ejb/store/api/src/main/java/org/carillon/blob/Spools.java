package org.carillon.blob;

import org.carillon.contract.content.Spool;

/**
 * Places for contents while they arrive: in memory up to 1 MB, beyond that in a file of their own.
 * All spools of a node together are bounded; past the bound {@link Spool#write} throws. Only spools
 * made here can be delivered.
 */
public interface Spools {

  /**
   * A new, empty spool. Never fails: what is wrong with the disk shows at the first write.
   *
   * @param declaredSize how many octets are expected, or 0 when unknown
   */
  Spool open(long declaredSize);

  /**
   * A new, empty spool for what a task has to note for a while and nothing keeps: taken even while
   * the disk is down to what is kept in reserve, so that a backup can be made of a server that has
   * stopped taking mail.
   */
  Spool scratch();
}
