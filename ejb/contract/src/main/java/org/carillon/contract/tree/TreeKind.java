package org.carillon.contract.tree;

/** What entries stand for. */
public enum TreeKind {
  /** A domain. */
  DOMAIN,
  /** An account. */
  PERSON,
  /** A group. */
  GROUP
}
