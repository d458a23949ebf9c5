package org.carillon.format.vcard;

/**
 * An address of a contact.
 *
 * @param address as it was written
 * @param type {@code home} or {@code work}; else empty
 * @param preferred whether it is the one to be used first
 */
public record ContactEmail(String address, String type, boolean preferred) {}
