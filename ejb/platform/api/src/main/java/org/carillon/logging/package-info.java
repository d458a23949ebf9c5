/** Limits the log lines that unauthenticated clients can cause. */
package org.carillon.logging;
