/** The client of spamd. */
package org.carillon.filter.spamd;
