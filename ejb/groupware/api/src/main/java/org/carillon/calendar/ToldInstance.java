package org.carillon.calendar;

/**
 * An instance with what is said of it: by itself, where it differs from its series (RFC 5545
 * §3.8.4.4), else as the series has it.
 *
 * @param instance which, and when
 * @param title its SUMMARY, shortened at 200 characters
 * @param location its LOCATION, shortened likewise
 * @param status its STATUS; empty when it tells none
 */
public record ToldInstance(
    CalendarInstance instance, String title, String location, String status) {}
