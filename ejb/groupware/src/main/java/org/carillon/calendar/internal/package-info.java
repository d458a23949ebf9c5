/** The implementation of calendar queries and free/busy. */
package org.carillon.calendar.internal;
