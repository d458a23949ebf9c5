/** Rewinds of accounts, and their progress. */
package org.carillon.recovery.internal.rewinding;
