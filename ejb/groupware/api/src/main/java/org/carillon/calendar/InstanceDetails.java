package org.carillon.calendar;

/**
 * An instance with its own texts where it differs from its series (RFC 5545 §3.8.4.4), otherwise
 * with those of the series.
 *
 * @param instance the instance and its time
 * @param title its SUMMARY, shortened to 200 characters
 * @param location its LOCATION, shortened to 200 characters
 * @param status its STATUS, or empty if it has none
 */
public record InstanceDetails(
    CalendarInstance instance, String title, String location, String status) {}
