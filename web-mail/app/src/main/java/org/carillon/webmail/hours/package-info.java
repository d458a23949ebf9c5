/** The reader's working hours and places of work, which other people's planners see. */
package org.carillon.webmail.hours;
