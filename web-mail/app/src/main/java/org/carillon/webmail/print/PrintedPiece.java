package org.carillon.webmail.print;

/**
 * A part of a printed message.
 *
 * @param html itself, made harmless; empty for a picture
 * @param picture the address of a picture; empty for none
 * @param isText whether it is a text without marks of its own
 */
public record PrintedPiece(String html, String picture, boolean isText) {}
