/** Runs the stages of a message: in order or in parallel, each within its timeout. */
package org.carillon.transport.internal.stage;
