package org.carillon.contract.tree;

/** The kind of object that an entry represents. */
public enum TreeKind {
  /** A mail domain of this server. */
  DOMAIN,
  /** An account of a user. */
  PERSON,
  /** A group of addresses. */
  GROUP
}
