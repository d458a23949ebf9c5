/** Rewinds: how an account becomes what it was, and how far each rewind is. */
package org.carillon.recovery.internal.rewinding;
