/**
 * Internet messages, in the packages {@code header}, {@code structure}, {@code body}, {@code
 * encoding}, {@code summary}, and {@code write}, which creates messages.
 *
 * <p>Header values are kept as <i>octets</i>: strings whose chars are the octets as received (ISO
 * 8859-1), with nothing decoded, since IMAP sends them so. {@link
 * org.carillon.format.mime.header.DecodedText} converts them to text for people. No input makes a
 * parser here throw: malformed input is left out or taken literally.
 */
package org.carillon.format.mime;
