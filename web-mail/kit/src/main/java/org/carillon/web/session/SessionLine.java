package org.carillon.web.session;

/**
 * Something that an account is used by, in words.
 *
 * @param id names it for ending it
 * @param name what the client calls itself, else what kind of thing it is
 * @param about how, from where and since when
 */
public record SessionLine(String id, String name, String about) {}
