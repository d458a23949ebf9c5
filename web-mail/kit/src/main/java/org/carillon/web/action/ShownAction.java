package org.carillon.web.action;

/**
 * An action as a page shows it at one place, about one thing.
 *
 * @param name its button's name
 * @param value what its button sends
 * @param words the key of its words
 * @param icon its icon's name
 * @param key the key that does it; empty for none
 * @param asks the field that must be filled in before; empty for none
 * @param tone a class of its button; empty for none
 * @param address where it leads; empty for a button
 * @param target how a link opens
 */
public record ShownAction(
    String name,
    String value,
    String words,
    String icon,
    String key,
    String asks,
    String tone,
    String address,
    LinkTarget target) {

  boolean isLink() {
    return !address.isEmpty();
  }
}
