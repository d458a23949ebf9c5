/** Talking to spamd. */
package org.carillon.filter.spamd;
