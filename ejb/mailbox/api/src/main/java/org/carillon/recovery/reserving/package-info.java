/** Of rewinds and restorations an account has one at a time. */
package org.carillon.recovery.reserving;
