package org.carillon.web.action;

/**
 * An action as a page shows it at one place, for one subject.
 *
 * @param name its button's name
 * @param value its button's value
 * @param words the key of its words
 * @param icon its icon's name
 * @param key its keyboard key, or empty
 * @param asks the required field, or empty
 * @param tone a class of its button, or empty
 * @param address the address of a link; empty for a button
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
