package org.carillon.webmail.preferences;

/**
 * A setting that a search found.
 *
 * @param address the address of its page
 * @param title its display name
 * @param about the part of preferences that it is in, or what is set on its page; may be empty
 * @param words further words that match it
 */
public record FoundPreference(String address, String title, String about, String words) {}
