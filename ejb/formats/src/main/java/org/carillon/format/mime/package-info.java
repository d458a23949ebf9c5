/**
 * Internet messages, in rooms: {@code header}, {@code structure}, {@code body}, {@code encoding},
 * {@code summary}, and {@code write} for making them.
 *
 * <p>Header values are kept as <i>octets</i>: strings whose chars are the octets as they came (ISO
 * 8859-1), with nothing decoded, since IMAP shows them so. {@link
 * org.carillon.format.mime.header.DecodedText} makes text for people of them. No input makes a
 * parser here throw: what makes no sense is left out or taken literally.
 */
package org.carillon.format.mime;
