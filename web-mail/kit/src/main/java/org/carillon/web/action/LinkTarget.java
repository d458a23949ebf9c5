package org.carillon.web.action;

/** The ways in which a link of an action opens. */
public enum LinkTarget {
  /** In the frame that contains it. */
  FRAME,
  /** As the whole page. */
  PAGE,
  /** Opens in a new tab. */
  NEW_PAGE,
  /** As a download, or shown by the browser itself. */
  FILE
}
