package org.carillon.calendar.published;

/** The treatment of stored objects by an import. */
public enum ImportMode {
  /** Stored objects stay, except that objects whose UID is in the file are replaced. */
  MERGE,
  /** Objects that are not in the file are deleted if the whole file was understood and stored. */
  REPLACE
}
