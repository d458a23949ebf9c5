/**
 * Objects in their messages, the table of their summaries, their views, and the implementation of
 * the port.
 */
package org.carillon.groupware.internal;
