/**
 * The password change protocol that came with Eudora's {@code poppassd} (port 106, registered as
 * 3com-tsmux and known as {@code poppassd} or {@code PWD}): lines of commands, answers of three
 * digits. No RFC describes it.
 */
package org.carillon.protocol.poppwd;
