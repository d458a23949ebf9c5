package org.carillon.contract.tree;

/** The kind of object that an entry represents. */
public enum TreeKind {
  /** A mail domain of this server. */
  DOMAIN,
  PERSON,
  GROUP
}
