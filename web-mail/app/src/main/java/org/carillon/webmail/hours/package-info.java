/** The hours at which the reader works, and where: what other people's planners are told. */
package org.carillon.webmail.hours;
