package org.carillon.contract.directory;

/** An operation on objects of any type. */
public enum Operation {
  /** Returns a page of objects. */
  LIST,
  CREATE,
  FIND,
  CHANGE,
  DELETE,
  /** Tests whether the service that an object describes works. */
  TEST
}
