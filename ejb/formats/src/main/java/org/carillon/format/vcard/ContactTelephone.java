package org.carillon.format.vcard;

/**
 * A telephone number of a contact.
 *
 * @param number the number as it was written, for display
 * @param comparable the number in the form of {@link TelephoneForm#comparable}
 * @param type the first word of its TYPE ({@code cell}); else empty
 */
public record ContactTelephone(String number, String comparable, String type) {}
