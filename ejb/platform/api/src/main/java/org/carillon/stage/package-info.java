/** Keeps the stages of a message's way to their order, their time and what is done without them. */
package org.carillon.stage;
