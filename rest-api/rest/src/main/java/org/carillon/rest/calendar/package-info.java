/** What the server makes of calendar objects that are not kept. */
package org.carillon.rest.calendar;
