package org.carillon.web.action;

/** How a link of an action opens. */
public enum LinkTarget {
  /** In the part of the page where it stands. */
  FRAME,
  /** As the whole page. */
  PAGE,
  /** As a page of its own beside this one. */
  NEW_PAGE,
  /** As a file to be saved, or shown by the browser itself. */
  FILE
}
