package org.carillon.webmail.contact;

/**
 * A contact in the list.
 *
 * @param id the id of its element in the page
 * @param chosen the value that selects it in forms; empty if it cannot be selected
 * @param link the last part of the address that opens it
 * @param name its name
 * @param about a mail address, a telephone number or its employer
 * @param address its first mail address; empty for none
 * @param photo the address of its picture; empty for none
 * @param isOpen whether it is shown beside the list
 */
public record ContactRow(
    String id,
    String chosen,
    String link,
    String name,
    String about,
    String address,
    String photo,
    boolean isOpen) {}
