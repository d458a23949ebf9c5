package org.carillon.web.session;

/**
 * A use of an account, in words.
 *
 * @param id its id, for ending it
 * @param name the client's own name, else its kind
 * @param about how, from where and since when
 */
public record SessionLine(String id, String name, String about) {}
