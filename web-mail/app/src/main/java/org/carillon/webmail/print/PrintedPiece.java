package org.carillon.webmail.print;

/**
 * A part of a printed message.
 *
 * @param html the sanitized HTML; empty for a picture
 * @param picture the address of a picture; empty for none
 * @param isText whether it is plain text
 */
public record PrintedPiece(String html, String picture, boolean isText) {}
