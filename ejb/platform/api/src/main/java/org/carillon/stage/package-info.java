/**
 * Runs the stages of message processing: their order, their timeouts and the replacement for a
 * failed stage.
 */
package org.carillon.stage;
