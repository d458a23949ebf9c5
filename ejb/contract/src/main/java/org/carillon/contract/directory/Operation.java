package org.carillon.contract.directory;

/** What is done with objects of every type. */
public enum Operation {
  /** A page of them. */
  LIST,
  /** Makes one. */
  CREATE,
  /** Shows one. */
  FIND,
  /** Changes one. */
  CHANGE,
  /** Deletes one. */
  DELETE,
  /** Tries whether what one stands for works. */
  TEST
}
