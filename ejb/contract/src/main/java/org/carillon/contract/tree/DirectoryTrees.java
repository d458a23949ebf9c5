package org.carillon.contract.tree;

/**
 * The listeners' way to the directory as a tree. Each session asks once and keeps what it is given:
 * it ends when this port is closed.
 */
public interface DirectoryTrees {

  /** The tree, to be called from any thread. */
  DirectoryTree open();
}
