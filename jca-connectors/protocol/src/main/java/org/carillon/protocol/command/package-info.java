/** The command tables of line-based protocols. */
package org.carillon.protocol.command;
