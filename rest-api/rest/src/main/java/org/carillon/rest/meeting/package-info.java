/** Meetings, and what they are held in. */
package org.carillon.rest.meeting;
