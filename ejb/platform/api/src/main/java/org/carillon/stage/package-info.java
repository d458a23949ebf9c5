/** Runs the stages of message processing: order, timeouts, replacement for a failed stage. */
package org.carillon.stage;
