package org.carillon.webmail.find;

import java.time.Instant;

/**
 * Something that was found.
 *
 * @param address where it is looked at, within the application
 * @param title what it is called; empty for nothing
 * @param about a line beside that; empty for none
 * @param when when it came or was kept; null for what has no such time
 */
public record FoundThing(String address, String title, String about, Instant when) {}
