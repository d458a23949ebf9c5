/**
 * Meetings as letters: how they are written, from whom they really are, and how often they come.
 */
package org.carillon.calendar.internal.scheduling.mail;
