/** Talking to clamd. */
package org.carillon.filter.clamd;
