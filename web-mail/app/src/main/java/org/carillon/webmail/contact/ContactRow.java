package org.carillon.webmail.contact;

/**
 * A contact in the list.
 *
 * @param id of its element in the page
 * @param chosen what it is chosen by in forms; empty where it can't be
 * @param link the last part of the address that opens it
 * @param name what it is called
 * @param about a mail address, a number or where it works
 * @param address its first mail address; empty for none
 * @param photo where its picture is; empty for none
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
