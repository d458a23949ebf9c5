package org.carillon.calendar.booking;

/**
 * What somebody decides about a booking of a resource.
 *
 * @param resource the resource's address
 * @param id the booking's
 * @param version the booking's, as whoever decides has seen it: of another nothing is decided
 * @param comment what whoever booked is told with it; may be empty
 */
public record ApprovalDecision(
    String resource, String id, String version, boolean isApproved, String comment) {}
