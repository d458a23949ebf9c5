package org.carillon.webmail.preferences;

/**
 * Something that can be set, as a search finds it.
 *
 * @param address where it is set
 * @param title what it is called
 * @param about the part of preferences that it is in, or what is set on its page; may be empty
 * @param words what else it is found by
 */
public record FoundPreference(String address, String title, String about, String words) {}
