/** The tables of commands that protocols of lines have: what there is, when, and who does it. */
package org.carillon.protocol.command;
