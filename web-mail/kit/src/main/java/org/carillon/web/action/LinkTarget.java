package org.carillon.web.action;

/** The ways in which a link of an action opens. */
public enum LinkTarget {
  /** The link opens in the frame that contains it. */
  FRAME,
  /** The link opens as the whole page. */
  PAGE,
  /** Opens in a new tab. */
  NEW_PAGE,
  /** The link is a download, or is shown by the browser itself. */
  FILE
}
