package org.carillon.calendar.booking;

/**
 * A decision about a booking of a resource.
 *
 * @param resource the address of the resource
 * @param id the id of the booking
 * @param version the version of the booking that the approver has seen. A booking of another
 *     version is not decided.
 * @param isApproved whether the booking is approved
 * @param comment a comment for the person who booked; may be empty
 */
public record ApprovalDecision(
    String resource, String id, String version, boolean isApproved, String comment) {}
