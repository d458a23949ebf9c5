package org.carillon.webmail.find;

import java.time.Instant;

/**
 * A result of a search.
 *
 * @param address its address, within the application
 * @param title its title; empty for none
 * @param about a line beside the title; empty for none
 * @param when the time it arrived or was saved; null if it has no such time
 */
public record FoundThing(String address, String title, String about, Instant when) {}
