/** Limits the number of pages rendered at a time, and their duration. */
package org.carillon.web.turn;
