/**
 * The actions of pages. An application declares its actions as the constants of an enum ({@link
 * org.carillon.web.action.Action}) and its other keys as {@link org.carillon.web.action.Shortcut}s;
 * the tags {@code k:actions} and {@code k:acts} write and handle them.
 */
package org.carillon.web.action;
