/** The log of administrative changes: actor, time, thing, value before and after. */
package org.carillon.audit;
