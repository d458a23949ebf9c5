package org.carillon.contract.tree;

/**
 * The listeners' access to the directory as a tree. Each session calls {@link #open} once and keeps
 * the result; the session ends when this port is closed.
 */
public interface DirectoryTrees {

  /** Returns the tree, which may be used by any thread. */
  DirectoryTree open();
}
