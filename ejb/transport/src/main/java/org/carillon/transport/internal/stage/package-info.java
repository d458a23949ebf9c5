/** Runs the stages of a message's way: in their order or side by side, each within its time. */
package org.carillon.transport.internal.stage;
