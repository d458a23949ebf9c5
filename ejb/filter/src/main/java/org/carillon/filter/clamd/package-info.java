/** The client of clamd. */
package org.carillon.filter.clamd;
