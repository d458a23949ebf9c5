package org.carillon.format.vcard;

/**
 * An e-mail address of a contact.
 *
 * @param address the address as it was written
 * @param type {@code home} or {@code work}; else empty
 * @param preferred whether it is the one to use first
 */
public record ContactEmail(String address, String type, boolean preferred) {}
