package org.carillon.format.vcard;

/**
 * A telephone number of a contact.
 *
 * @param number as it was written, for people
 * @param comparable in the form of {@link TelephoneForm#comparable}
 * @param type the first word of its TYPE ({@code cell}); else empty
 */
public record ContactTelephone(String number, String comparable, String type) {}
